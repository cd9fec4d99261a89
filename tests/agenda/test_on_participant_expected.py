"""Hearing whom registration expects."""

from dataclasses import replace
from uuid import UUID

from services.agenda.jobs.on_participant_expected import on_participant_expected
from services.agenda.models.participant_copy import ParticipantCopy
from shared.contracts.registration import ParticipantExpected
from tests.agenda.meetings import stored
from tests.house_under_test import House
from tests.people import SEMINAR_ID

HEAD = ParticipantExpected(
    participant_id=UUID(int=1),
    meeting_id=SEMINAR_ID,
    revision=3,
    is_expected=True,
    delegation_id=UUID(int=2),
    state_code="JOR",
    represents={"en": "Jordan"},
    name="Layla Haddad",
    is_head=True,
    groups=(1, 3),
    language="ar",
)


def test_whoever_was_approved_is_known_until_they_do_not_come(house: House) -> None:
    gone = ParticipantExpected(
        participant_id=HEAD.participant_id,
        meeting_id=SEMINAR_ID,
        revision=4,
        is_expected=False,
        delegation_id=HEAD.delegation_id,
        state_code="JOR",
        represents=HEAD.represents,
    )
    with house.agenda.session() as session:
        on_participant_expected(session, HEAD)
        (copy,) = stored(session, ParticipantCopy)
        assert (copy.name, copy.is_head, copy.groups) == ("Layla Haddad", True, [1, 3])
        on_participant_expected(session, gone)
        (copy,) = stored(session, ParticipantCopy)
        assert (copy.is_expected, copy.name, copy.groups) == (False, "", [])


def test_older_news_change_nothing(house: House) -> None:
    with house.agenda.session() as session:
        on_participant_expected(session, HEAD)
        on_participant_expected(session, replace(HEAD, revision=2, name="Somebody"))
        assert stored(session, ParticipantCopy)[0].name == "Layla Haddad"

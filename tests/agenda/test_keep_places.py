"""Keeping places for heads of delegations and for organisations."""

import pytest

from services.agenda.models.refusals import NotThere
from services.agenda.models.speaker import Speaker
from services.agenda.queries.speakers import called
from services.agenda.usecases.keep_places import keep_places
from shared.language import speaking
from tests.agenda.meetings import seminar, stored
from tests.agenda.speakers import speaker
from tests.house_under_test import House
from tests.people import SEMINAR_ID

OFFICE = {"en": "Regional office", "ru": "Региональное бюро"}


def test_several_states_and_organisations_at_once_and_none_twice(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        for _again in range(2):
            keep_places(
                session,
                meeting_id=SEMINAR_ID,
                states=["KAZ", "SEN", "KAZ"],
                organisations=[OFFICE],
            )
        kept = stored(session, Speaker)
        assert sorted(each.state_code for each in kept) == ["", "KAZ", "SEN"]
        with speaking("agenda", "en"):
            assert sorted(called(each) for each in kept) == [
                "Head of delegation of Kazakhstan (to be confirmed)",
                "Head of delegation of Senegal (to be confirmed)",
                "Regional office (to be confirmed)",
            ]


def test_a_person_of_that_state_keeps_no_place(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        speaker(session, state_code="SEN")
        made = keep_places(session, meeting_id=SEMINAR_ID, states=["SEN"], organisations=[])
        assert [each.state_code for each in made] == ["SEN"]


def test_is_refused_without_a_meeting(house: House) -> None:
    with house.agenda.session() as session, pytest.raises(NotThere):
        keep_places(session, meeting_id=SEMINAR_ID, states=["SEN"], organisations=[])

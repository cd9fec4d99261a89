"""Somebody whose printed badge is no longer valid is told so, once."""

import json

from sqlalchemy import select

from services.badges.usecases.ask_for_badge_back import ask_for_badge_back
from shared.contracts.badges import BadgesNoticeDue
from shared.language import languages
from shared.messaging.tables import outbox
from tests.badges.people import participant, person_id
from tests.badges.state import badge_of, draw, told
from tests.badges.test_print_badge import to_printer
from tests.house_under_test import ServiceUnderTest
from tests.people import SEMINAR_ID


def test_person_is_told_in_every_language_when_a_printed_badge_is_revoked(
    badges: ServiceUnderTest,
) -> None:
    badges.hear(participant())
    draw(badges)
    to_printer(badges, badge_of(badges, person_id(1)))
    for revision in (2, 3):
        badges.hear(participant(revision=revision, state="withdrawn", may_print=False))
    assert told(badges, BadgesNoticeDue) == 1
    with badges.session() as session:
        body = session.scalars(
            select(outbox.c.body).where(outbox.c.type == BadgesNoticeDue.NAME)
        ).one()
    fact = json.loads(body)
    assert (fact["meeting_id"], fact["person_ids"]) == (str(SEMINAR_ID), [str(person_id(1))])
    assert set(fact["subject"]) == set(fact["body"]) == set(languages())
    assert len(set(fact["subject"].values())) == len(languages())


def test_nobody_is_told_of_a_badge_that_was_never_printed(badges: ServiceUnderTest) -> None:
    badges.hear(participant())
    draw(badges)
    badges.hear(participant(revision=2, state="withdrawn", may_print=False))
    assert told(badges, BadgesNoticeDue) == 0
    with badges.session() as session:
        assert ask_for_badge_back(session, participant_id=person_id(1)) is False

"""Saying at which hours a speaker cannot."""

from datetime import datetime
from typing import Any

import pytest
from sqlalchemy.orm import Session

from services.agenda.models.refusals import EndsBeforeItStarts
from services.agenda.models.speaker import Absence, Speaker
from services.agenda.usecases.set_absences import set_absences
from tests.agenda.meetings import at, seminar, stored
from tests.agenda.speakers import speaker
from tests.house_under_test import House
from tests.people import SEMINAR_ID


def say(session: Session, who: Speaker, *hours: tuple[Any, Any]) -> list[tuple[Any, Any]]:
    set_absences(session, meeting_id=SEMINAR_ID, speaker_id=who.id, hours=hours)
    rows = sorted(stored(session, Absence), key=lambda each: each.starts_at)
    return [(each.starts_at, each.ends_at) for each in rows]


def test_is_what_was_said_last(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        one = speaker(session)
        morning = (at(1, "09:00"), at(1, "10:00"))
        assert say(session, one, morning, (at(2, "09:00"), at(2, "10:00"))) == [
            morning,
            (at(2, "09:00"), at(2, "10:00")),
        ]
        longer = (at(1, "09:00"), at(1, "13:00"))
        assert say(session, one, longer) == [longer]
        assert say(session, one) == []


def test_hours_that_overlap_are_one_absence(house: House) -> None:
    def hours(since: str, until: str) -> tuple[datetime, datetime]:
        return at(1, since), at(1, until)

    with house.agenda.session() as session:
        seminar(session)
        said = (hours("11:00", "12:00"), hours("09:00", "11:30"), hours("09:00", "10:00"))
        kept = say(session, speaker(session), *said, hours("12:00", "13:00"))
        assert kept == [hours("09:00", "12:00"), hours("12:00", "13:00")]


def test_is_refused_when_it_ends_before_it_begins(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        with pytest.raises(EndsBeforeItStarts):
            say(session, speaker(session), (at(1, "10:00"), at(1, "10:00")))

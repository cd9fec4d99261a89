"""Changing the settings of a meeting."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from services.agenda.models.item import Item
from services.agenda.models.meeting import Meeting
from services.agenda.models.refusals import ChangedMeanwhile, NotThere, OutsideDays
from services.agenda.usecases.change_meeting import change_meeting
from services.agenda.usecases.publish_programme import publish_programme
from shared.contracts.agenda import MeetingPublished
from tests.agenda.meetings import TASHKENT, at, item, seminar, stored, told
from tests.house_under_test import House
from tests.people import NODIRA, OTHER_MEETING_ID, SEMINAR, SEMINAR_ID


def change(session: Session, revision: int = 1, **other: Any) -> Meeting:
    values: dict[str, Any] = {
        "names": SEMINAR.names,
        "organisers": SEMINAR.organisers,
        "venue": SEMINAR.venue,
        "city": SEMINAR.city,
        "note": {},
        "starts_on": SEMINAR.starts_on,
        "ends_on": SEMINAR.ends_on,
        "time_zone": SEMINAR.time_zone,
    }
    whole = {"meeting_id": SEMINAR_ID, "revision": revision, **values, **other}
    return change_meeting(session, **whole)


def test_tells_nobody_while_it_is_a_draft(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        meeting = change(session, venue={"ru": "Дом приёмов"})
        session.commit()
        assert stored(session, Meeting, SEMINAR_ID).venue == {"ru": "Дом приёмов"}
        assert meeting.revision == 2
        assert told(session, MeetingPublished) == []


def test_tells_again_with_a_higher_revision_once_it_is_public(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        publish_programme(session, meeting_id=SEMINAR_ID, published_by=NODIRA.id)
        change(session, revision=2, city={"en": "Bukhara"})
        session.commit()
        first, second = told(session, MeetingPublished)
    assert isinstance(first, MeetingPublished)
    assert isinstance(second, MeetingPublished)
    assert (first.city, second.city) == (SEMINAR.city, {"en": "Bukhara"})
    assert second.revision > first.revision


def test_is_refused_when_somebody_else_saved_meanwhile(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        change(session, city={"en": "Bukhara"})
        session.commit()
        with pytest.raises(ChangedMeanwhile):
            change(session, city={"en": "Khiva"})
        session.rollback()
        assert stored(session, Meeting, SEMINAR_ID).city == {"en": "Bukhara"}


def test_is_refused_when_there_is_no_such_meeting(house: House) -> None:
    with house.agenda.session() as session, pytest.raises(NotThere):
        change(session, meeting_id=OTHER_MEETING_ID)


def test_moves_the_programme_when_both_days_move_alike(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        item(session, "09:30", "10:30", day=2)
        change(session, starts_on=date(2027, 10, 5), ends_on=date(2027, 10, 7))
        session.commit()
        (moved,) = stored(session, Item)
    assert moved.starts_at.astimezone(TASHKENT).isoformat() == "2027-10-06T09:30:00+05:00"
    assert moved.revision == 2


def test_keeps_the_hour_on_the_wall_when_the_zone_changes(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        item(session, "09:30", "10:30")
        change(session, time_zone="America/New_York")
        session.commit()
        (moved,) = stored(session, Item)
    assert moved.starts_at.isoformat() == "2027-09-23T13:30:00+00:00"


def test_leaves_items_where_they_are_when_a_day_is_added(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        item(session, "09:30", "10:30")
        change(session, starts_on=date(2027, 9, 22))
        session.commit()
        assert stored(session, Item)[0].starts_at == at(1, "09:30")


def test_is_refused_when_an_item_would_be_left_outside(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        item(session, "09:30", "10:30", day=3)
        session.commit()
        with pytest.raises(OutsideDays):
            change(session, ends_on=date(2027, 9, 24))
        session.rollback()
        assert stored(session, Meeting, SEMINAR_ID).ends_on == SEMINAR.ends_on

"""Shifting everything after an hour."""

import pytest
from sqlalchemy.orm import Session

from services.agenda.models.item import Item
from services.agenda.models.refusals import OutsideDays
from services.agenda.usecases.shift_items import shift_items
from tests.agenda.meetings import TASHKENT, at, item, room, seminar, stored
from tests.house_under_test import House
from tests.people import NODIRA, SEMINAR_ID


def hours(session: Session) -> dict[str, str]:
    return {
        each.names["en"]: f"{each.starts_at.astimezone(TASHKENT):%d %H:%M}"
        for each in stored(session, Item)
    }


def test_moves_the_rest_of_the_day_and_nothing_else(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        for day, starts, ends in (
            (1, "09:00", "10:00"),
            (1, "10:00", "11:00"),
            (2, "10:00", "11:00"),
        ):
            item(session, starts, ends, day=day, names={"en": f"{day} {starts}"})
        item(session, "12:00", "13:00", names={"en": "waits"}, starts_at=None)
        shift_items(
            session,
            meeting_id=SEMINAR_ID,
            made_by=NODIRA.id,
            since=at(1, "10:00"),
            minutes=20,
        )
        session.commit()
        waiting = next(each for each in stored(session, Item) if each.starts_at is None)
        session.delete(waiting)
        assert hours(session) == {
            "1 09:00": "23 09:00",
            "1 10:00": "23 10:20",
            "2 10:00": "24 10:00",
        }


def test_moves_one_room_and_what_is_across_all(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        hall, annex = room(session, "Hall"), room(session, "Annex")
        item(session, "10:00", "11:00", names={"en": "hall"}, room_id=hall.id)
        item(session, "10:00", "11:00", names={"en": "annex"}, room_id=annex.id)
        item(session, "11:00", "11:30", names={"en": "coffee"})
        shift_items(
            session,
            meeting_id=SEMINAR_ID,
            made_by=NODIRA.id,
            since=at(1, "10:00"),
            minutes=-15,
            room_id=hall.id,
        )
        assert hours(session) == {"hall": "23 09:45", "annex": "23 10:00", "coffee": "23 10:45"}


def test_moves_nothing_when_one_item_would_leave_its_day(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        item(session, "10:00", "11:00", names={"en": "talk"})
        item(session, "22:00", "23:50", names={"en": "night"})
        session.commit()
        with pytest.raises(OutsideDays):
            shift_items(
                session,
                meeting_id=SEMINAR_ID,
                made_by=NODIRA.id,
                since=at(1, "09:00"),
                minutes=15,
            )
        session.rollback()
        assert hours(session) == {"talk": "23 10:00", "night": "23 22:00"}


def test_nothing_is_shifted_onto_the_next_day_of_the_meeting(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        made = item(session, "14:00", "15:00")
        session.commit()
        with pytest.raises(OutsideDays):
            shift_items(
                session,
                meeting_id=SEMINAR_ID,
                made_by=NODIRA.id,
                since=at(1, "14:00"),
                minutes=720,
            )
        session.rollback()
        assert stored(session, Item, made.id).starts_at == at(1, "14:00")

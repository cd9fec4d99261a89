"""Placing an item of the draft, and taking it out of the timetable again."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy.orm import Session

from services.agenda.models.item import Item
from services.agenda.models.refusals import ChangedMeanwhile, OutsideDays, RoomNotThere
from services.agenda.usecases.place_item import place_item
from tests.agenda.meetings import CHAIR, at, item, room, seminar, stored
from tests.house_under_test import House
from tests.people import NODIRA, OTHER_MEETING_ID, SEMINAR_ID


def place(session: Session, which: Item, **other: Any) -> Item:
    values: dict[str, Any] = {
        "revision": which.revision,
        "minutes": which.minutes,
        "starts_at": which.starts_at,
        "room_id": which.room_id,
    }
    who = {"meeting_id": SEMINAR_ID, "made_by": NODIRA.id, "item_id": which.id}
    return place_item(session, **{**who, **values, **other})


def test_is_there_at_that_hour_and_says_what_it_said(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        hall = room(session)
        opening = item(session, "09:00", "10:00", speakers=[CHAIR])
        said = opening.substance
        place(session, opening, room_id=hall.id, starts_at=at(2, "14:15"), minutes=45)
        session.commit()
        (now,) = stored(session, Item)
        assert (now.room_id, now.starts_at, now.minutes) == (hall.id, at(2, "14:15"), 45)
        assert (now.substance, now.revision) == (said, 2)


def test_waits_beside_the_timetable_without_an_hour(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        opening = item(session, "09:00", "10:00")
        place(session, opening, starts_at=None)
        assert stored(session, Item)[0].starts_at is None


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"starts_at": at(3, "09:00").replace(day=29)}, OutsideDays),
        ({"starts_at": at(3, "23:30")}, OutsideDays),
        ({"room_id": OTHER_MEETING_ID}, RoomNotThere),
    ],
)
def test_is_refused_when_it_cannot_take_place(
    house: House, values: dict[str, Any], refusal: type[Exception]
) -> None:
    with house.agenda.session() as session:
        seminar(session)
        opening = item(session, "09:00", "10:00")
        with pytest.raises(refusal):
            place(session, opening, **values)


def test_of_two_who_move_one_item_at_once_the_second_is_refused(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        opening = item(session, "09:00", "10:00")
        session.commit()

    def move(hour: str) -> bool:
        with house.agenda.session() as session:
            try:
                place(session, opening, revision=1, starts_at=at(1, hour))
            except ChangedMeanwhile:
                return False
            session.commit()
            return True

    with ThreadPoolExecutor(4) as hands:
        moved = list(hands.map(move, ["11:00", "12:00", "13:00", "14:00"]))
    assert moved.count(True) == 1

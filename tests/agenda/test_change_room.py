"""Changing a room."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from services.agenda.models.refusals import ChangedMeanwhile, NotThere
from services.agenda.models.room import Room
from services.agenda.usecases.change_room import change_room
from tests.agenda.meetings import room, seminar, stored
from tests.house_under_test import House
from tests.people import OTHER_MEETING_ID, SEMINAR_ID


def change(session: Session, which: Room, **other: Any) -> Room:
    values = {"names": which.names, "capacity": which.capacity, "revision": which.revision}
    return change_room(
        session, **{"meeting_id": SEMINAR_ID, "room_id": which.id, **values, **other}
    )


def order(session: Session) -> list[str]:
    rooms: list[Room] = stored(session, Room)
    return [each.names["en"] for each in sorted(rooms, key=lambda each: each.position)]


def test_has_its_new_name_and_seats(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        hall = room(session)
        change(session, hall, names={"uz": "Katta zal"}, capacity=90)
        session.commit()
        (now,) = stored(session, Room)
    assert (now.names, now.capacity, now.revision) == ({"uz": "Katta zal"}, 90, 2)


@pytest.mark.parametrize(("place", "after"), [(1, "cab"), (2, "acb"), (3, "abc"), (99, "abc")])
def test_takes_its_new_place_and_the_others_close_up(house: House, place: int, after: str) -> None:
    with house.agenda.session() as session:
        seminar(session)
        rooms = [room(session, name) for name in "abc"]
        change(session, rooms[2], place=place)
        session.commit()
        assert "".join(order(session)) == after


def test_is_refused_when_somebody_else_saved_meanwhile(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        hall = room(session)
        change(session, hall, capacity=90)
        with pytest.raises(ChangedMeanwhile):
            change(session, hall, capacity=80, revision=1)


def test_is_refused_when_it_is_another_meetings_room(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        seminar(session, meeting_id=OTHER_MEETING_ID, slug="other")
        theirs = room(session, meeting_id=OTHER_MEETING_ID)
        with pytest.raises(NotThere):
            change(session, theirs, capacity=1)

"""Removing a room."""

import pytest

from services.agenda.models.refusals import NotThere
from services.agenda.models.room import Room
from services.agenda.usecases.remove_room import RoomInUse, remove_room
from tests.agenda.meetings import item, room, seminar, stored
from tests.house_under_test import House
from tests.people import OTHER_MEETING_ID, SEMINAR_ID


def test_is_gone(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        hall, annex = room(session, "Hall"), room(session, "Annex")
        item(session, "09:00", "10:00", room_id=hall.id)
        remove_room(session, meeting_id=SEMINAR_ID, room_id=annex.id)
        session.commit()
        assert [each.id for each in stored(session, Room)] == [hall.id]


def test_is_refused_when_items_take_place_in_it(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        hall = room(session)
        item(session, "09:00", "10:00", room_id=hall.id)
        session.commit()
        with pytest.raises(RoomInUse):
            remove_room(session, meeting_id=SEMINAR_ID, room_id=hall.id)
        session.commit()
        assert len(stored(session, Room)) == 1


def test_is_refused_when_it_is_another_meetings_room(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        seminar(session, meeting_id=OTHER_MEETING_ID, slug="other")
        theirs = room(session, meeting_id=OTHER_MEETING_ID)
        with pytest.raises(NotThere):
            remove_room(session, meeting_id=SEMINAR_ID, room_id=theirs.id)
        assert len(stored(session, Room)) == 1

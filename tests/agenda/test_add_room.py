"""Adding a room."""

from uuid import uuid4

import pytest
from sqlalchemy.exc import IntegrityError

from services.agenda.models.refusals import NotThere
from services.agenda.models.room import Room
from tests.agenda.meetings import room, seminar, stored
from tests.house_under_test import House
from tests.people import OTHER_MEETING_ID


def test_stands_last_in_the_row(house: House) -> None:
    with house.agenda.session() as session:
        meeting = seminar(session)
        for name in ("Zal", "Annex", "Middle"):
            room(session, name, capacity=12)
        session.commit()
        session.expire_all()
        assert [each.names["en"] for each in meeting.rooms] == ["Zal", "Annex", "Middle"]
        assert {each.capacity for each in stored(session, Room)} == {12}


def test_is_refused_when_there_is_no_such_meeting(house: House) -> None:
    with house.agenda.session() as session, pytest.raises(NotThere):
        room(session, meeting_id=OTHER_MEETING_ID)


def test_the_database_itself_refuses_a_room_for_nobody(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        with pytest.raises(IntegrityError, match="holds_somebody"):
            room(session, capacity=0)


def test_sent_twice_under_one_id_it_is_one(house: House) -> None:
    id_ = uuid4()
    with house.agenda.session() as session:
        seminar(session)
        assert room(session, "Hall", room_id=id_).id == room(session, "Hall", room_id=id_).id
        session.commit()
        assert [each.id for each in stored(session, Room)] == [id_]

"""Copying an item to other rooms."""

import pytest

from services.agenda.models.item import Item
from services.agenda.models.refusals import RoomNotThere
from services.agenda.usecases.copy_item import copy_item
from tests.agenda.meetings import CHAIR, item, room, seminar, stored
from tests.house_under_test import House
from tests.people import NODIRA, OTHER_MEETING_ID, SEMINAR_ID


def test_stands_in_every_room_once(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        rooms = [room(session, name) for name in "ABC"]
        coffee = item(session, "10:00", "10:30", room_id=rooms[0].id, speakers=[CHAIR])
        ids = [rooms[1].id, rooms[0].id, rooms[2].id, rooms[1].id]
        copy_item(
            session,
            meeting_id=SEMINAR_ID,
            made_by=NODIRA.id,
            item_id=coffee.id,
            revision=1,
            room_ids=ids,
        )
        session.commit()
        copies = stored(session, Item)
        assert {each.room_id for each in copies} == {each.id for each in rooms}
        assert len(copies) == 3
        said = coffee.substance
        assert all((each.substance, each.starts_at) == (said, coffee.starts_at) for each in copies)


def test_is_refused_for_a_room_that_is_not_there(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        coffee = item(session, "10:00", "10:30")
        with pytest.raises(RoomNotThere):
            copy_item(
                session,
                meeting_id=SEMINAR_ID,
                made_by=NODIRA.id,
                item_id=coffee.id,
                revision=1,
                room_ids=[OTHER_MEETING_ID],
            )

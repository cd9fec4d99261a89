"""Afterwards the room has this name, this many seats and this place in the row of rooms.

May refuse: no such room in this meeting; somebody else saved a change meanwhile.
"""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.agenda.models.base import Texts
from services.agenda.models.refusals import ChangedMeanwhile, NotThere
from services.agenda.models.room import Room


def change_room(
    session: Session,
    *,
    meeting_id: UUID,
    room_id: UUID,
    revision: int,
    names: Texts,
    capacity: int | None,
    place: int | None = None,
) -> Room:
    # The whole row of rooms is held: two who move rooms at once would mix their places up.
    rooms = list(
        session.scalars(
            select(Room)
            .where(Room.meeting_id == meeting_id)
            .order_by(Room.position, Room.id)
            .with_for_update()
            .execution_options(populate_existing=True)
        )
    )
    room = next((each for each in rooms if each.id == room_id), None)
    if room is None:
        raise NotThere
    if room.revision != revision:
        raise ChangedMeanwhile
    room.names, room.capacity = names, capacity
    room.revision += 1
    if place is not None:
        rooms.remove(room)
        rooms.insert(place - 1, room)
        for position, each in enumerate(rooms, 1):
            each.position = position
    session.flush()
    return room

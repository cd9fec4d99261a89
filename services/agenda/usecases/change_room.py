"""Afterwards the room has this name, this many seats and this place in the row of rooms.

May refuse: no such room in this meeting; somebody else saved a change meanwhile.
"""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.agenda.models.base import Texts
from services.agenda.models.meeting import Meeting
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
    booths: int = 0,
    floor: Texts | None = None,
    place: int | None = None,
) -> Room:
    # Held first, as by everybody: two who move rooms at once would mix their places up.
    meeting = session.get(Meeting, meeting_id, with_for_update=True, populate_existing=True)
    rooms = _row(session, meeting_id)
    room = next((each for each in rooms if each.id == room_id), None)
    if meeting is None or room is None:
        raise NotThere
    if room.revision != revision:
        raise ChangedMeanwhile
    room.names, room.capacity = names, capacity
    room.booths, room.floor = booths, floor or {}
    room.revision += 1
    meeting.draft_number += 1
    if place is not None:
        rooms.remove(room)
        rooms.insert(place - 1, room)
        for position, each in enumerate(rooms, 1):
            each.position = position
    session.flush()
    return room


def _row(session: Session, meeting_id: UUID) -> list[Room]:
    """The whole row of rooms, held as well."""
    row = select(Room).where(Room.meeting_id == meeting_id).order_by(Room.position, Room.id)
    held = row.with_for_update().execution_options(populate_existing=True)
    return list(session.scalars(held))

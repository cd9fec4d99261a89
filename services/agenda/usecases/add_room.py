"""Afterwards the meeting has one more room, last in the row; sent twice under one id, it is one.

May refuse: no such meeting.
"""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from services.agenda.models.base import Texts
from services.agenda.models.meeting import Meeting
from services.agenda.models.refusals import NotThere
from services.agenda.models.room import Room


def add_room(
    session: Session,
    *,
    meeting_id: UUID,
    names: Texts,
    capacity: int | None = None,
    booths: int = 0,
    floor: Texts | None = None,
    room_id: UUID | None = None,
) -> Room:
    meeting = session.get(Meeting, meeting_id, with_for_update=True)
    if meeting is None:
        raise NotThere
    # The meeting is held: whoever sends the same at once finds the room that is there by then.
    added = session.get(Room, room_id, populate_existing=True) if room_id else None
    if added is not None and added.meeting_id == meeting_id:
        return added
    last = session.scalar(select(func.max(Room.position)).where(Room.meeting_id == meeting_id))
    room = Room(
        id=room_id,
        meeting_id=meeting_id,
        names=names,
        capacity=capacity,
        booths=booths,
        floor=floor or {},
        position=(last or 0) + 1,
    )
    session.add(room)
    meeting.draft_number += 1
    session.flush()
    return room

"""Afterwards the meeting has this room no more.

May refuse: no such room in this meeting; the programme has items in it.
"""

from uuid import UUID

from sqlalchemy import delete, exists, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from services.agenda.models.item import Item
from services.agenda.models.meeting import Meeting
from services.agenda.models.refusals import NotThere
from services.agenda.models.room import Room


class RoomInUse(Exception):
    """Items of the programme take place in this room."""


def remove_room(session: Session, *, meeting_id: UUID, room_id: UUID) -> None:
    # Held first, as by everybody who changes the draft.
    meeting = session.get(Meeting, meeting_id, with_for_update=True, populate_existing=True)
    if meeting is None:
        raise NotThere
    if session.scalar(select(exists().where(Item.room_id == room_id))):
        raise RoomInUse
    try:
        with session.begin_nested():
            removed = session.execute(
                delete(Room)
                .where(Room.id == room_id, Room.meeting_id == meeting_id)
                .returning(Room.id)
            ).first()
    except IntegrityError:
        # An item was put into it between the question and the removal.
        raise RoomInUse from None
    if removed is None:
        raise NotThere
    meeting.draft_number += 1
    session.flush()

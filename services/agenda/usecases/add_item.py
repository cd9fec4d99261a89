"""Afterwards the programme has one more item.

May refuse: no such meeting; the hours lie outside its days; no such room in this meeting.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from services.agenda.models.base import Texts
from services.agenda.models.item import Item, Speech
from services.agenda.models.meeting import Meeting
from services.agenda.models.refusals import NotThere, RoomNotThere
from services.agenda.models.room import Room


def add_item(
    session: Session,
    *,
    meeting_id: UUID,
    names: Texts,
    kind: str,
    starts_at: datetime,
    ends_at: datetime,
    room_id: UUID | None = None,
    group_ordinal: int | None = None,
    speakers: Sequence[Speech] = (),
) -> Item:
    # Held, so that the meeting's days do not move away from under the item.
    meeting = session.get(
        Meeting, meeting_id, with_for_update={"read": True}, populate_existing=True
    )
    if meeting is None:
        raise NotThere
    if room_id is not None:
        room = session.get(Room, room_id, with_for_update={"read": True})
        if room is None or room.meeting_id != meeting_id:
            raise RoomNotThere
    meeting.require_hours(starts_at, ends_at)
    item = Item(meeting_id=meeting_id)
    item.say(names=names, kind=kind, group_ordinal=group_ordinal, speakers=speakers)
    item.place(room_id=room_id, starts_at=starts_at, ends_at=ends_at)
    session.add(item)
    session.flush()
    return item

"""Afterwards the programme has one more item; sent twice under one id, it is one.

May refuse: no such meeting; the hours lie outside its days; no such room in this meeting.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from services.agenda.models.base import Texts
from services.agenda.models.item import Item, Speech
from services.agenda.models.meeting import Meeting
from services.agenda.models.refusals import NotThere, RoomNotThere
from services.agenda.models.room import Room
from shared.db import take_turns


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
    item_id: UUID | None = None,
) -> Item:
    if item_id is not None:
        take_turns(session, item_id)
        added = session.get(Item, item_id, populate_existing=True)
        if added is not None and added.meeting_id == meeting_id:
            return added
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
    item = Item(id=item_id or uuid4(), meeting_id=meeting_id)
    item.say(names=names, kind=kind, group_ordinal=group_ordinal, speakers=speakers)
    item.place(room_id=room_id, starts_at=starts_at, ends_at=ends_at)
    session.add(item)
    session.flush()
    return item

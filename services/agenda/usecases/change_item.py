"""Afterwards the item says this, here, at these hours.

May refuse: no such item or room in this meeting; the hours lie outside the meeting's days;
somebody else saved a change meanwhile.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from services.agenda.models.base import Texts
from services.agenda.models.item import Item, Speech
from services.agenda.models.meeting import Meeting
from services.agenda.models.refusals import ChangedMeanwhile, NotThere, RoomNotThere
from services.agenda.models.room import Room


def change_item(
    session: Session,
    *,
    meeting_id: UUID,
    item_id: UUID,
    revision: int,
    names: Texts,
    kind: str,
    starts_at: datetime,
    ends_at: datetime,
    room_id: UUID | None = None,
    group_ordinal: int | None = None,
    speakers: Sequence[Speech] = (),
) -> Item:
    # Meeting, room, item: always held in this order, so that no two wait for each other.
    meeting = session.get(
        Meeting, meeting_id, with_for_update={"read": True}, populate_existing=True
    )
    if room_id is not None:
        room = session.get(Room, room_id, with_for_update={"read": True})
        if room is None or room.meeting_id != meeting_id:
            raise RoomNotThere
    item = session.get(Item, item_id, with_for_update=True, populate_existing=True)
    if meeting is None or item is None or item.meeting_id != meeting_id:
        raise NotThere
    if item.revision != revision:
        raise ChangedMeanwhile
    meeting.require_hours(starts_at, ends_at)
    item.say(names=names, kind=kind, group_ordinal=group_ordinal, speakers=speakers)
    item.place(room_id=room_id, starts_at=starts_at, ends_at=ends_at)
    item.revision += 1
    session.flush()
    return item

"""Afterwards the item takes place here, at these hours; without an hour it waits to be placed.

May refuse: no such item or room in this meeting; the hours lie outside the meeting's days;
somebody else changed the item meanwhile.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from services.agenda.models.item import Item
from services.agenda.usecases.hold_draft import hold_draft


def place_item(
    session: Session,
    *,
    meeting_id: UUID,
    made_by: UUID,
    item_id: UUID,
    revision: int,
    minutes: int,
    starts_at: datetime | None,
    room_id: UUID | None,
) -> Item:
    draft = hold_draft(session, meeting_id=meeting_id, made_by=made_by)
    draft.require_room(room_id)
    item = draft.take(item_id, revision)
    draft.meeting.require_hours(starts_at, minutes)
    item.place(room_id=room_id, starts_at=starts_at, minutes=minutes)
    draft.settle("moved")
    return item

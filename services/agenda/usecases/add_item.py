"""Afterwards the draft has one more item, placed or not yet; sent twice under one id, it is one.

May refuse: no such meeting; the hours lie outside its days; no such room in this meeting.
"""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from services.agenda.models.item import Item, Substance
from services.agenda.usecases.hold_draft import hold_draft


def add_item(
    session: Session,
    *,
    meeting_id: UUID,
    made_by: UUID,
    substance: Substance,
    minutes: int,
    starts_at: datetime | None = None,
    room_id: UUID | None = None,
    item_id: UUID | None = None,
) -> Item:
    draft = hold_draft(session, meeting_id=meeting_id, made_by=made_by)
    # The draft is held: whoever sends the same at once finds the item that is there by then.
    added = session.get(Item, item_id, populate_existing=True) if item_id else None
    if added is not None and added.meeting_id == meeting_id:
        return added
    draft.require_room(room_id)
    draft.meeting.require_hours(starts_at, minutes)
    item = Item(id=item_id or uuid4(), meeting_id=meeting_id)
    item.say(substance)
    item.place(room_id=room_id, starts_at=starts_at, minutes=minutes)
    draft.add(item)
    session.flush()
    draft.settle("added")
    return item

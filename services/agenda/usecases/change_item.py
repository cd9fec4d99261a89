"""Afterwards the item is this, here, at these hours.

May refuse: no such item or room in this meeting; the hours lie outside the meeting's days;
somebody else saved a change meanwhile.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from services.agenda.models.item import Item, Substance
from services.agenda.usecases.hold_draft import hold_draft


def change_item(
    session: Session,
    *,
    meeting_id: UUID,
    made_by: UUID,
    item_id: UUID,
    revision: int,
    substance: Substance,
    minutes: int,
    starts_at: datetime | None = None,
    room_id: UUID | None = None,
) -> Item:
    draft = hold_draft(session, meeting_id=meeting_id, made_by=made_by)
    draft.require_room(room_id)
    item = draft.take(item_id, revision)
    draft.meeting.require_hours(starts_at, minutes)
    item.say(substance)
    item.place(room_id=room_id, starts_at=starts_at, minutes=minutes)
    session.flush()
    draft.settle("changed")
    return item

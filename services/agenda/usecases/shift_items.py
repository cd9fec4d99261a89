"""Afterwards everything that starts on this day from this hour on starts so many minutes later.

Minutes below zero are earlier. In one room or in all; what is across all rooms moves with either.
May refuse: there is no such meeting; an item would leave its day, and then nothing moves.
"""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.agenda.models.change import Change
from services.agenda.models.item import Item
from services.agenda.models.refusals import OutsideDays
from services.agenda.usecases.hold_draft import hold_draft


def shift_items(
    session: Session,
    *,
    meeting_id: UUID,
    made_by: UUID,
    since: datetime,
    minutes: int,
    room_id: UUID | None = None,
) -> Change | None:
    draft = hold_draft(session, meeting_id=meeting_id, made_by=made_by)
    zone = draft.meeting.zone
    on = since.astimezone(zone).date()
    later = session.scalars(
        select(Item)
        .where(Item.meeting_id == meeting_id, Item.starts_at >= since)
        .execution_options(populate_existing=True)
    )
    for item in later.all():
        assert item.starts_at is not None
        if item.starts_at.astimezone(zone).date() != on:
            continue
        if room_id is not None and item.room_id not in (room_id, None):
            continue
        draft.note(item)
        starts_at = item.starts_at + timedelta(minutes=minutes)
        draft.meeting.require_hours(starts_at, item.minutes)
        if starts_at.astimezone(zone).date() != on:
            raise OutsideDays
        item.place(room_id=item.room_id, starts_at=starts_at, minutes=item.minutes)
    return draft.settle("shifted")

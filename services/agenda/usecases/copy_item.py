"""Afterwards the item stands in each of these rooms as well, at the same hours.

May refuse: no such item or room in this meeting; somebody else changed the item meanwhile.
"""

from collections.abc import Sequence
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from services.agenda.models.change import Change
from services.agenda.models.item import Item
from services.agenda.usecases.hold_draft import hold_draft


def copy_item(
    session: Session,
    *,
    meeting_id: UUID,
    made_by: UUID,
    item_id: UUID,
    revision: int,
    room_ids: Sequence[UUID],
) -> Change | None:
    draft = hold_draft(session, meeting_id=meeting_id, made_by=made_by)
    item = draft.take(item_id, revision)
    for room_id in dict.fromkeys(room_ids):
        if room_id == item.room_id:
            continue
        draft.require_room(room_id)
        copy = Item(id=uuid4(), meeting_id=meeting_id)
        copy.say(item.substance)
        copy.place(room_id=room_id, starts_at=item.starts_at, minutes=item.minutes)
        draft.add(copy)
    session.flush()
    return draft.settle("copied")

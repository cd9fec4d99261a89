"""Afterwards the draft programme is without this item; published editions keep it.

May refuse: no such item in this meeting.
"""

from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm import Session

from services.agenda.models.item import Item
from services.agenda.models.refusals import NotThere


def remove_item(session: Session, *, meeting_id: UUID, item_id: UUID) -> None:
    removed = session.execute(
        delete(Item).where(Item.id == item_id, Item.meeting_id == meeting_id).returning(Item.id)
    ).first()
    if removed is None:
        raise NotThere

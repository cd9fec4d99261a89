"""The programme as it was published once, with its number; nobody changes it afterwards."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, ForeignKey
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.agenda.models.base import Base
from services.agenda.models.item import Item
from services.agenda.models.meeting import Meeting

Snapshot = dict[str, Any]


class Edition(Base):
    __tablename__ = "edition"
    __table_args__ = (CheckConstraint("number > 0", name="numbers_begin_with_one"),)

    meeting_id: Mapped[UUID] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    snapshot: Mapped[Snapshot] = mapped_column(JSONB)
    published_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    published_by: Mapped[UUID]


def snapshot_of(meeting: Meeting) -> Snapshot:
    """Everything that a reader of the programme needs, as plain JSON."""
    return {
        "starts_on": meeting.starts_on.isoformat(),
        "ends_on": meeting.ends_on.isoformat(),
        "time_zone": meeting.time_zone,
        "city": meeting.city,
        "note": meeting.note,
        "rooms": [
            {"id": str(room.id), "names": room.names, "capacity": room.capacity}
            for room in meeting.rooms
        ],
        "items": [_item(item) for item in meeting.items],
    }


def _item(item: Item) -> dict[str, Any]:
    return {
        "id": str(item.id),
        "room": str(item.room_id) if item.room_id else None,
        "starts_at": item.starts_at.astimezone(UTC).isoformat(),
        "ends_at": item.ends_at.astimezone(UTC).isoformat(),
        "names": item.names,
        "kind": item.kind,
        "group": item.group_ordinal,
        "speakers": [{"name": each.name, "function": each.function} for each in item.speakers],
    }

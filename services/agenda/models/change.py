"""What was changed in the draft, by whom and when: to undo it, and for others to see it at once."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, ForeignKey
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.agenda.models.base import Base

# What an item is, as plain JSON; None is an item that was not there, or is there no longer.
ItemState = dict[str, Any] | None


class Change(Base):
    """One act of an editor, however many items it moved; numbered as the draft is by then."""

    __tablename__ = "change"
    __table_args__ = (CheckConstraint("number > 0", name="numbers_begin_with_one"),)

    meeting_id: Mapped[UUID] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    made_by: Mapped[UUID]
    made_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    # Which act it was: added, changed, moved, shifted, copied, removed, undone, redone.
    act: Mapped[str]
    # Item id to its state before and after: {"…": [before, after]}.
    items: Mapped[dict[str, list[ItemState]]] = mapped_column(JSONB)
    # The change that this one takes back or makes again.
    of_number: Mapped[int | None]
    # Taken back, and not made again since.
    is_undone: Mapped[bool] = mapped_column(default=False)

"""One step taken on many registrations at once, which may be taken back for a while."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, String
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from services.registration.models.base import Base

# So long letters about it are held back, too.
UNDO_FOR = timedelta(minutes=10)


class TooLate(Exception):
    """Ten minutes have gone by, or it was taken back already."""


class BulkAct(Base):
    __tablename__ = "bulk_act"
    __table_args__ = (
        CheckConstraint("step in ('endorse', 'clear', 'approve')", name="step_known"),
        Index("ix_bulk_act_meeting", "meeting_id", "at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting_copy.id"))
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    step: Mapped[str] = mapped_column(String(10))
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    undone_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    # Who was chosen and left out, by their ids, and why.
    left_out: Mapped[dict[str, str]] = mapped_column(JSONB, default=dict)

    items: Mapped[list["BulkItem"]] = relationship(order_by="BulkItem.registration_id")

    @property
    def undo_until(self) -> datetime:
        return self.at + UNDO_FOR

    def may_be_undone(self, now: datetime) -> bool:
        return self.undone_at is None and now < self.undo_until


class BulkItem(Base):
    """How one of them stood before, and at which revision the step left it."""

    __tablename__ = "bulk_item"

    act_id: Mapped[UUID] = mapped_column(ForeignKey("bulk_act.id"), primary_key=True)
    registration_id: Mapped[UUID] = mapped_column(ForeignKey("registration.id"), primary_key=True)
    state_before: Mapped[str] = mapped_column(String(12))
    revision_after: Mapped[int]
    first_by_before: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    first_at_before: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    is_put_back: Mapped[bool] = mapped_column(default=False)
    # The letter that is held back; it goes nowhere if the step is taken back.
    mail_id: Mapped[UUID | None] = mapped_column(ForeignKey("mail.id", ondelete="SET NULL"))

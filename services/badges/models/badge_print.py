"""A paper that left a printer: when, at which station, by whom, and why if not the first time."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from services.badges.models.base import Base

FIRST = ""
REASONS = ("lost", "damaged", "not_printed", "changed")


class BadgePrint(Base):
    __tablename__ = "badge_print"
    __table_args__ = (
        # One badge is printed without a reason once.
        Index(
            "uq_badge_print_first",
            "badge_id",
            unique=True,
            postgresql_where=text("reason = ''"),
        ),
        CheckConstraint(
            "reason in ('', 'lost', 'damaged', 'not_printed', 'changed')", name="reason"
        ),
        CheckConstraint("length(station) <= 60", name="station"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    badge_id: Mapped[UUID] = mapped_column(ForeignKey("badge.id"), index=True)
    printed_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    printed_by: Mapped[UUID]
    station: Mapped[str]
    reason: Mapped[str] = mapped_column(default=FIRST)

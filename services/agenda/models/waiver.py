"""Somebody's word, by name, that a clash which would stop the publishing may stand."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from services.agenda.models.base import Base


class Waiver(Base):
    __tablename__ = "waiver"
    __table_args__ = (CheckConstraint("reason <> ''", name="says_why"),)

    meeting_id: Mapped[UUID] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), primary_key=True
    )
    # Which clash: of which kind, between what, at which hours. A clash that moves is another one.
    clash: Mapped[str] = mapped_column(primary_key=True)
    reason: Mapped[str]
    given_by: Mapped[UUID]
    given_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))

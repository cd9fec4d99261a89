"""That a participant has come; of several desks that say so, the earliest is right."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, DateTime, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from services.badges.models.base import Base


class Arrival(Base):
    __tablename__ = "arrival"
    __table_args__ = (CheckConstraint("length(station) <= 60", name="station"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    participant_id: Mapped[UUID] = mapped_column(ForeignKey("participant_copy.id"), unique=True)
    meeting_id: Mapped[UUID] = mapped_column(index=True)
    arrived_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    station: Mapped[str]
    recorded_by: Mapped[UUID]

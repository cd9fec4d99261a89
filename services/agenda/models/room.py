"""A room of the venue, a column of the timetable."""

from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.agenda.models.base import Base, Texts


class Room(Base):
    __tablename__ = "room"
    __table_args__ = (
        CheckConstraint("names <> '{}'::jsonb", name="has_a_name"),
        CheckConstraint("capacity > 0", name="holds_somebody"),
        # An item points at both, so that it cannot take place in another meeting's room.
        UniqueConstraint("meeting_id", "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"))
    names: Mapped[Texts] = mapped_column(JSONB)
    capacity: Mapped[int | None]
    position: Mapped[int]
    revision: Mapped[int] = mapped_column(default=1)

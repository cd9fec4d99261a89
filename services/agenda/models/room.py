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
        CheckConstraint("booths between 0 and 20", name="booths_are_counted"),
        # An item points at both, so that it cannot take place in another meeting's room.
        UniqueConstraint("meeting_id", "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"))
    names: Mapped[Texts] = mapped_column(JSONB)
    capacity: Mapped[int | None]
    # Booths for interpreters; languages that are to be heard beyond the floor's need one each.
    booths: Mapped[int] = mapped_column(default=0)
    # Which floor, which wing: what stands under the name on a sign.
    floor: Mapped[Texts] = mapped_column(JSONB, default=dict)
    position: Mapped[int]
    revision: Mapped[int] = mapped_column(default=1)

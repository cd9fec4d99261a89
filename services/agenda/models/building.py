"""The building of a meeting: when it is open, and how long one walks from room to room."""

from datetime import date, time
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from services.agenda.models.base import Base


class OpeningHours(Base):
    __tablename__ = "opening_hours"
    __table_args__ = (CheckConstraint("closes > opens", name="closes_after_it_opens"),)

    meeting_id: Mapped[UUID] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), primary_key=True
    )
    on: Mapped[date] = mapped_column(primary_key=True)
    opens: Mapped[time]
    closes: Mapped[time]


class Walk(Base):
    """The way between two rooms, the same in both directions: it stands once."""

    __tablename__ = "walk"
    __table_args__ = (
        ForeignKeyConstraint(
            ["meeting_id", "one_room_id"], ["room.meeting_id", "room.id"], ondelete="CASCADE"
        ),
        ForeignKeyConstraint(
            ["meeting_id", "other_room_id"], ["room.meeting_id", "room.id"], ondelete="CASCADE"
        ),
        CheckConstraint("one_room_id < other_room_id", name="stands_once"),
        CheckConstraint("minutes between 0 and 120", name="is_walked_in_two_hours"),
    )

    meeting_id: Mapped[UUID] = mapped_column(primary_key=True)
    one_room_id: Mapped[UUID] = mapped_column(primary_key=True)
    other_room_id: Mapped[UUID] = mapped_column(primary_key=True)
    minutes: Mapped[int]

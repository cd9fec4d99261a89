"""Meetings of one kind that are counted: a council's first, its second, its third."""

from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.agenda.models.base import Base, Texts


class Series(Base):
    __tablename__ = "series"
    __table_args__ = (CheckConstraint("names <> '{}'::jsonb", name="has_a_name"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    # A series of a body, or of meetings that no body holds.
    body_id: Mapped[UUID | None] = mapped_column(ForeignKey("body.id"))
    names: Mapped[Texts] = mapped_column(JSONB)
    revision: Mapped[int] = mapped_column(default=1)


class MeetingInSeries(Base):
    """One meeting may be the second of the council and the third of its working groups."""

    __tablename__ = "meeting_in_series"
    __table_args__ = (
        UniqueConstraint("series_id", "ordinal"),
        CheckConstraint("ordinal > 0", name="is_counted_from_one"),
    )

    meeting_id: Mapped[UUID] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), primary_key=True
    )
    series_id: Mapped[UUID] = mapped_column(ForeignKey("series.id"), primary_key=True)
    ordinal: Mapped[int]

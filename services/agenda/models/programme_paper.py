"""A paper pressed from an edition, which never changes, and so need not be pressed again."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, ForeignKeyConstraint, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from services.agenda.models.base import Base


class PaperKind(StrEnum):
    PROGRAMME = "programme"
    ORDER_OF_THE_DAY = "order_of_the_day"
    DOOR_SIGNS = "door_signs"
    MODERATOR_SHEETS = "moderator_sheets"


# What everybody may take; the others are the staff's.
PUBLIC = (PaperKind.PROGRAMME, PaperKind.ORDER_OF_THE_DAY)


class ProgrammePaper(Base):
    __tablename__ = "programme_paper"
    __table_args__ = (
        ForeignKeyConstraint(
            ["meeting_id", "number"], ["edition.meeting_id", "edition.number"], ondelete="CASCADE"
        ),
        CheckConstraint(
            "kind in ('programme', 'order_of_the_day', 'door_signs', 'moderator_sheets')",
            name="kind_is_known",
        ),
    )

    meeting_id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    # None while it waits to be pressed.
    pdf: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    pressed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))

"""The programme as it was published once, with its number; nobody changes it afterwards."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, String
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.agenda.models.base import Base

Snapshot = dict[str, Any]


class Suffix(StrEnum):
    """What an edition is to the one before: all of it anew, more of it, or a slip mended."""

    FIRST = ""
    REV = "Rev"
    ADD = "Add"
    CORR = "Corr"


def symbol_of(series: str, suffix: Suffix, count: int | None) -> str:
    """Under which an edition is cited, the same in all languages: REC/4/PROG/Rev.1."""
    return f"{series}/PROG" + (f"/{suffix.value}.{count}" if count else "")


class Edition(Base):
    __tablename__ = "edition"
    __table_args__ = (
        CheckConstraint("number > 0", name="numbers_begin_with_one"),
        CheckConstraint("suffix in ('', 'Rev', 'Add', 'Corr')", name="suffix_is_known"),
        CheckConstraint(
            "(suffix = '') = (suffix_number is null)", name="all_but_the_first_are_counted"
        ),
    )

    meeting_id: Mapped[UUID] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    # Under which it is cited, such as REC/4/PROG/Rev.1.
    symbol: Mapped[str] = mapped_column(default="")
    suffix: Mapped[str] = mapped_column(default=Suffix.FIRST)
    suffix_number: Mapped[int | None]
    # The languages that a correction touches; none named is every one.
    languages: Mapped[list[str]] = mapped_column(ARRAY(String), default=list)
    snapshot: Mapped[Snapshot] = mapped_column(JSONB)
    published_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    published_by: Mapped[UUID]

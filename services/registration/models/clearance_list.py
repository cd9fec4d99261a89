"""The list from which the host's security works: made in one act, short-lived, for its maker."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from services.registration.models.base import Base

LIVES_FOR = timedelta(hours=24)
# Whoever waits for clearance; or everybody who is expected.
WHOM = ("due", "expected")


class ListOver(Exception):
    """The list has expired, and what it said is gone."""


class ClearanceList(Base):
    __tablename__ = "clearance_list"
    __table_args__ = (
        CheckConstraint("whom in ('due', 'expected')", name="whom_known"),
        Index("ix_clearance_list_meeting", "meeting_id", "made_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting_copy.id"))
    made_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    made_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    expires_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    whom: Mapped[str] = mapped_column(String(10))
    number: Mapped[int]
    has_passports: Mapped[bool]
    # The file itself, locked like a passport where the house has a key; emptied once it expired.
    is_locked: Mapped[bool]
    body: Mapped[bytes | None] = mapped_column(LargeBinary)

    def is_over(self, now: datetime) -> bool:
        return now >= self.expires_at or self.body is None

"""Meetings as agenda last told us of them, and when each takes registrations."""

from datetime import date, datetime, time, timedelta
from typing import Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import BigInteger, CheckConstraint, DateTime, String
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.registration.models.base import Base

Opening = Literal["not-yet", "open", "closed", "over"]


class RegistrationClosed(Exception):
    """The meeting takes no registrations at this moment."""


class MeetingCopy(Base):
    __tablename__ = "meeting_copy"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    revision: Mapped[int] = mapped_column(BigInteger)
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    names: Mapped[dict[str, str]] = mapped_column(JSONB)
    organisers: Mapped[dict[str, str]] = mapped_column(JSONB)
    venue: Mapped[dict[str, str]] = mapped_column(JSONB)
    city: Mapped[dict[str, str]] = mapped_column(JSONB)
    time_zone: Mapped[str] = mapped_column(String(64))
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    opened_by: Mapped[UUID]

    @property
    def ends_at(self) -> datetime:
        """Midnight after the last day, by the clock of the venue."""
        return midnight(self.ends_on + timedelta(days=1), self.time_zone)


def is_correctable(now: Opening, state: str) -> bool:
    """What was sent may be changed while registration is open; what was returned, until the end."""
    return now == "open" or (state == "returned" and now != "over")


class Period(Base):
    """When a meeting takes registrations, where that is not from publication to its end."""

    __tablename__ = "period"
    __table_args__ = (CheckConstraint("opens_at < closes_at", name="opens_before_it_closes"),)

    meeting_id: Mapped[UUID] = mapped_column(primary_key=True)
    opens_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    closes_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    # Until then a delegation may put another person in somebody's place.
    freezes_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    # Whether focal points may still send people after the last day, as late ones.
    takes_late: Mapped[bool] = mapped_column(default=False)


def midnight(day: date, time_zone: str) -> datetime:
    """The moment at which that day begins at the venue."""
    return datetime.combine(day, time.min, ZoneInfo(time_zone))


def opening(meeting: MeetingCopy, period: Period | None, now: datetime) -> Opening:
    if now >= meeting.ends_at:
        return "over"
    if period and period.opens_at and now < period.opens_at:
        return "not-yet"
    if period and period.closes_at and now >= period.closes_at:
        return "closed"
    return "open"


def takes_from_focal_points(meeting: MeetingCopy, period: Period | None, now: datetime) -> bool:
    """Focal points may send people on after the last day, where the meeting says so."""
    stands = opening(meeting, period, now)
    return stands == "open" or (stands == "closed" and period is not None and period.takes_late)


def is_frozen(meeting: MeetingCopy, period: Period | None, now: datetime) -> bool:
    """Whether it is too late to put one person in another's place."""
    freezes_at = period.freezes_at if period else None
    return now >= meeting.ends_at or (freezes_at is not None and now >= freezes_at)

"""On which days registrations were sent, by the clock of the venue."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, DateTime, Integer, Select, and_, bindparam, func, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session

from services.registration.models.meeting_copy import midnight
from services.registration.models.registration import Registration
from services.registration.queries.participants import which
from shared import clock

SHOWN, DAY = 14, timedelta(days=1)


@dataclass(frozen=True)
class Day:
    on: date
    sent: int


def today_at(time_zone: str) -> date:
    return clock.now().astimezone(ZoneInfo(time_zone)).date()


@lru_cache(maxsize=64)
def sent_on(meeting_id: UUID, on: date, time_zone: str) -> ColumnElement[bool]:
    """Whoever sent their registration on that day."""
    return and_(_since(meeting_id, on, time_zone), _before(on + DAY, time_zone))


def _since(meeting_id: UUID, on: date, time_zone: str) -> ColumnElement[bool]:
    begins = Registration.submitted_at >= midnight(on, time_zone)
    return and_(which(meeting_id, "sent"), begins)


def _before(on: date, time_zone: str) -> ColumnElement[bool]:
    return Registration.submitted_at < midnight(on, time_zone)


def days_of(session: Session, meeting_id: UUID, time_zone: str) -> list[Day]:
    """The last fourteen, today the last of them; a day on which nobody sent anything is one too."""
    last = today_at(time_zone)
    days = [last - timedelta(days=SHOWN - 1 - number) for number in range(SHOWN)]
    starts = [midnight(each, time_zone) for each in days]
    asked = {"starts": starts, "first": starts[0], "over": midnight(last + DAY, time_zone)}
    sent = dict(iter(session.execute(_by_day(meeting_id), asked)))
    return [Day(each, sent.get(place, 0)) for place, each in enumerate(days, 1)]


@lru_cache(maxsize=16)
def _by_day(meeting_id: UUID) -> Select[int, int]:
    """By the place of the day among those whose midnights are given."""
    at = Registration.submitted_at
    starts = bindparam("starts", type_=ARRAY(DateTime(timezone=True)))
    place = func.width_bucket(at, starts, type_=Integer).label("place")
    first, over = (bindparam(each, type_=DateTime(timezone=True)) for each in ("first", "over"))
    sent = which(meeting_id, "sent")
    return select(place, func.count()).where(sent, at >= first, at < over).group_by("place")

"""On which days registrations were sent, by the clock of the venue."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Date, and_, cast, func, select
from sqlalchemy.orm import Session

from services.registration.models.meeting_copy import midnight
from services.registration.models.registration import Registration
from services.registration.queries.participants import which
from shared import clock

SHOWN = 14


@dataclass(frozen=True)
class Day:
    on: date
    sent: int


def today_at(time_zone: str) -> date:
    return clock.now().astimezone(ZoneInfo(time_zone)).date()


@lru_cache(maxsize=64)
def sent_on(meeting_id: UUID, on: date, time_zone: str) -> ColumnElement[bool]:
    """Whoever sent their registration on that day."""
    return and_(_since(meeting_id, on, time_zone), _before(on + timedelta(days=1), time_zone))


def _since(meeting_id: UUID, on: date, time_zone: str) -> ColumnElement[bool]:
    begins = Registration.submitted_at >= midnight(on, time_zone)
    return and_(which(meeting_id, "sent"), begins)


def _before(on: date, time_zone: str) -> ColumnElement[bool]:
    return Registration.submitted_at < midnight(on, time_zone)


def days_of(session: Session, meeting_id: UUID, time_zone: str) -> list[Day]:
    """The last fourteen, today the last of them; a day on which nobody sent anything is one too."""
    first = today_at(time_zone) - timedelta(days=SHOWN - 1)
    on = cast(func.timezone(time_zone, Registration.submitted_at), Date)
    asked = (
        select(on.label("on"), func.count())
        .where(_since(meeting_id, first, time_zone))
        .group_by("on")
    )
    sent = {row[0]: row[1] for row in session.execute(asked)}
    days = (first + timedelta(days=number) for number in range(SHOWN))
    return [Day(each, sent.get(each, 0)) for each in days]

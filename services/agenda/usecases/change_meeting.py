"""Afterwards the meeting has these names, days and places.

When both days move by the same, the programme moves with them; otherwise its items keep their
days. By whichever clock, an item keeps its hour. May refuse: somebody else saved a change
meanwhile; an item would lie outside the meeting's days. Tells registration and badges, if the
meeting is public.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from services.agenda.models.base import Texts
from services.agenda.models.item import Item
from services.agenda.models.meeting import Meeting, Terms
from services.agenda.models.refusals import ChangedMeanwhile, NotThere
from shared.messaging.outbox import publish


def change_meeting(
    session: Session,
    *,
    meeting_id: UUID,
    revision: int,
    names: Texts,
    organisers: Texts,
    venue: Texts,
    city: Texts,
    note: Texts,
    starts_on: date,
    ends_on: date,
    time_zone: str,
    terms: Terms | None = None,
) -> Meeting:
    meeting = session.get(Meeting, meeting_id, with_for_update=True, populate_existing=True)
    if meeting is None:
        raise NotThere
    if meeting.revision != revision:
        raise ChangedMeanwhile
    shift = starts_on - meeting.starts_on
    if ends_on - meeting.ends_on != shift:
        shift = timedelta(0)
    before = meeting.zone
    meeting.hold(terms or meeting.terms)
    meeting.names, meeting.organisers, meeting.note = names, organisers, note
    meeting.venue, meeting.city = venue, city
    meeting.starts_on, meeting.ends_on, meeting.time_zone = starts_on, ends_on, time_zone
    _move(meeting.items, shift, before, meeting.zone)
    for each in meeting.items:
        meeting.require_hours(each.starts_at, each.minutes)
    meeting.revision += 1
    meeting.draft_number += 1
    session.flush()
    if meeting.is_published:
        publish(session, meeting.as_fact())
    return meeting


def _move(items: Iterable[Item], shift: timedelta, before: ZoneInfo, after: ZoneInfo) -> None:
    def moved(at: datetime) -> datetime:
        hour = at.astimezone(before).replace(tzinfo=None) + shift
        return hour.replace(tzinfo=after).astimezone(UTC)

    if not shift and before.key == after.key:
        return
    for each in items:
        if each.starts_at is not None:
            each.starts_at = moved(each.starts_at)
            each.revision += 1

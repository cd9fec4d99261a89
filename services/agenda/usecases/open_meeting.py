"""Afterwards a meeting exists as a draft that its staff see and the public does not; sent twice
under one id, it is one.

May refuse: the word for its address is taken. Tells registration who opened it.
"""

from dataclasses import asdict
from datetime import date
from uuid import UUID, uuid4

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.agenda.models.base import Texts
from services.agenda.models.meeting import Meeting, State, Terms
from services.agenda.models.slug import suggested_slug
from shared import clock
from shared.contracts.agenda import MeetingOpened
from shared.db import take_turns
from shared.messaging.outbox import publish
from shared.text.names import in_language


class SlugTaken(Exception):
    """Another meeting has this word in its address already."""


def open_meeting(
    session: Session,
    *,
    names: Texts,
    starts_on: date,
    ends_on: date,
    time_zone: str,
    opened_by: UUID,
    slug: str = "",
    organisers: Texts | None = None,
    venue: Texts | None = None,
    city: Texts | None = None,
    note: Texts | None = None,
    terms: Terms | None = None,
    meeting_id: UUID | None = None,
) -> Meeting:
    if meeting_id and (opened := _opened(session, meeting_id, opened_by)):
        return opened
    values = {
        "id": meeting_id or uuid4(),
        "names": names,
        "organisers": organisers or {},
        "venue": venue or {},
        "city": city or {},
        "note": note or {},
        **{"starts_on": starts_on, "ends_on": ends_on, "time_zone": time_zone},
        **asdict(terms or Terms()),
        "state": State.DRAFT.value,
        "opened_by": opened_by,
        "opened_at": clock.now(),
    }
    suggested = suggested_slug(in_language(names, "en"), starts_on.year)
    # A word that somebody chose is taken or not; one that we suggest may have a number after it.
    tries = [slug] if slug else [suggested, *(f"{suggested}-{number}" for number in range(2, 100))]
    if not any(_insert(session, {**values, "slug": each}) for each in tries):
        raise SlugTaken
    meeting = session.get_one(Meeting, values["id"])
    publish(session, MeetingOpened(meeting_id=meeting.id, opened_by=opened_by))
    return meeting


def _opened(session: Session, meeting_id: UUID, opened_by: UUID) -> Meeting | None:
    take_turns(session, meeting_id)
    found = session.get(Meeting, meeting_id, populate_existing=True)
    return found if found and found.opened_by == opened_by else None


def _insert(session: Session, values: dict[str, object]) -> bool:
    statement = insert(Meeting).values(values).on_conflict_do_nothing(index_elements=["slug"])
    return session.execute(statement.returning(Meeting.id)).first() is not None

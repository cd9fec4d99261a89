"""Afterwards whoever waited long enough has their letter on its way, and waits no more.

It says everything since the edition that they were last told of; whoever it no longer concerns,
because it was taken back meanwhile, gets none. What their calendar was told is kept, so that it
can be taken back. Tells AgendaNoticeDue, and DigestsDue once more where many wait.
May be refused by nothing.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.agenda.models.digest import Digest, Told
from services.agenda.models.edition import Edition
from services.agenda.models.meeting import Meeting
from services.agenda.queries.news import Key, News, Part
from services.agenda.queries.readers import readers_of
from shared import clock
from shared.contracts.agenda import AgendaNoticeDue, DigestsDue
from shared.language import languages, speaking
from shared.messaging.outbox import publish, publish_all

# So many at a time, since whoever works on the programme waits meanwhile.
BATCH = 100

ToTell = dict[tuple[int, Key], tuple[News, Part, list[UUID]]]


def send_digests(session: Session, *, meeting_id: UUID, due_at: datetime) -> None:
    # The meeting first, as everybody takes it, so that no two wait for each other.
    meeting = session.scalar(
        select(Meeting)
        .where(Meeting.id == meeting_id)
        .with_for_update(read=True, key_share=True)
        .execution_options(populate_existing=True)
    )
    if meeting is None:
        return
    # A clock that is a little behind would leave them waiting for ever.
    until = max(due_at, clock.now())
    digests = session.scalars(
        select(Digest)
        .where(Digest.meeting_id == meeting_id, Digest.due_at <= until)
        .order_by(Digest.person_id)
        .limit(BATCH)
        .with_for_update()
    ).all()
    publish_all(session, _letters(session, meeting, digests))
    for each in digests:
        session.delete(each)
    if len(digests) == BATCH:
        publish(session, DigestsDue(meeting_id=meeting_id, due_at=due_at))
    session.flush()


def _letters(
    session: Session, meeting: Meeting, digests: Sequence[Digest]
) -> list[AgendaNoticeDue]:
    """One for each different thing that there is to say, to all to whom it is to be said."""
    editions = _editions(session, meeting.id, {each.since_number for each in digests})
    if not digests or not editions:
        return []
    newest = editions[max(editions)]
    readers = {each.id: each for each in readers_of(session, meeting.id)}
    in_calendar = _in_calendar(session, meeting.id, [each.person_id for each in digests])
    news = {
        number: News(meeting, newest, editions.get(number))
        for number in {each.since_number for each in digests}
    }
    to_tell: ToTell = {}
    for each in digests:
        reader = readers.get(each.person_id)
        if reader is None:
            continue
        since = each.since_number
        if part := news[since].for_reader(reader, in_calendar[reader.id]):
            to_tell.setdefault((since, part.key), (news[since], part, []))[2].append(reader.id)
    _note_calendars(session, meeting.id, newest.number, to_tell)
    return [_letter(*each) for each in to_tell.values()]


def _editions(session: Session, meeting_id: UUID, since: Collection[int]) -> dict[int, Edition]:
    """Those that people were last told of, and the newest."""
    here = Edition.meeting_id == meeting_id
    newest = select(func.max(Edition.number)).where(here).scalar_subquery()
    found = session.scalars(
        select(Edition).where(here, or_(Edition.number.in_(since), Edition.number == newest))
    )
    return {each.number: each for each in found}


def _in_calendar(
    session: Session, meeting_id: UUID, people: Sequence[UUID]
) -> dict[UUID, set[str]]:
    told = select(Told.person_id, Told.item_id).where(
        Told.meeting_id == meeting_id, Told.person_id.in_(people), Told.is_cancelled.is_(False)
    )
    found: dict[UUID, set[str]] = defaultdict(set)
    for person, item in session.execute(told):
        found[person].add(str(item))
    return found


def _note_calendars(session: Session, meeting_id: UUID, sequence: int, to_tell: ToTell) -> None:
    rows = [
        {
            "item_id": UUID(item),
            "person_id": person,
            "meeting_id": meeting_id,
            "sequence": sequence,
            "is_cancelled": item in part.cancelled,
        }
        for _news, part, people in to_tell.values()
        for item in (*part.asked, *part.cancelled)
        for person in people
    ]
    if rows:
        told = insert(Told)
        newer = {name: told.excluded[name] for name in ("sequence", "is_cancelled")}
        session.execute(
            told.on_conflict_do_update(index_elements=["item_id", "person_id"], set_=newer), rows
        )


def _letter(news: News, part: Part, people: list[UUID]) -> AgendaNoticeDue:
    subject, body, calendar = {}, {}, {}
    for language in languages():
        with speaking("agenda", language):
            subject[language], body[language] = news.subject(), news.body(part)
            if part.asked or part.cancelled:
                calendar[language] = news.calendars(part, language)
    return AgendaNoticeDue(
        meeting_id=news.meeting.id,
        person_ids=tuple(people),
        subject=subject,
        body=body,
        path=news.path(),
        calendar=calendar,
    )

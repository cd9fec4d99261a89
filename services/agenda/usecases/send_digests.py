"""Afterwards whoever waited long enough has their letter on its way, and waits no more.

It says everything since the edition that they were last told of; whoever it no longer concerns,
because it was taken back meanwhile, gets none. What their calendar was told is kept, so that it
can be taken back. Tells AgendaNoticeDue, and DigestsDue once more where many wait.
May be refused by nothing.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, func, or_, select, text
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

# So many at a time, since one who is ended meanwhile begins anew.
BATCH = 100

# Thousands of items of hundreds of people in one statement.
NOTE = text("""
    insert into told (item_id, person_id, meeting_id, sequence, is_cancelled)
    select item_id, person_id, :meeting_id, sequence, is_cancelled
    from unnest(cast(:items as uuid[]), cast(:people as uuid[]), cast(:numbers as int[]),
        cast(:cancelled as bool[])) as noted (item_id, person_id, sequence, is_cancelled)
    on conflict (item_id, person_id) do update
    set sequence = excluded.sequence, is_cancelled = excluded.is_cancelled
""")


def send_digests(session: Session, *, meeting_id: UUID, due_at: datetime) -> None:
    # A clock that is a little behind would leave them waiting for ever.
    due = (Digest.meeting_id == meeting_id, Digest.due_at <= max(due_at, clock.now()))
    waiting = select(Digest.person_id, Digest.since_number).where(*due)
    rows = session.execute(waiting.order_by(Digest.person_id).limit(BATCH))
    since = {each.person_id: each.since_number for each in rows}
    meeting = session.get(Meeting, meeting_id)
    if meeting is None or not since:
        return
    # Letters take their time to write, in which nobody is to wait.
    editions = _editions(session, meeting_id, set(since.values()))
    letters = _letters(session, meeting, since, editions)
    # The meeting first, as everybody takes it, so that no two wait for each other.
    held = select(Meeting.id).where(Meeting.id == meeting_id)
    session.execute(held.with_for_update(read=True, key_share=True))
    if not editions.keys() >= _editions(session, meeting_id, ()).keys():
        # Another edition is out, and its own word to send them is under way.
        return
    taken = session.scalars(
        delete(Digest).where(*due, Digest.person_id.in_(since)).returning(Digest.person_id)
    ).all()
    # Whose letter another has sent meanwhile, or a new edition put off, gets none now.
    for letter in letters:
        letter.people = [each for each in letter.people if each in taken]
    _note_calendars(session, meeting_id, letters)
    publish_all(session, [each.as_fact() for each in letters if each.people])
    if len(since) == BATCH:
        publish(session, DigestsDue(meeting_id=meeting_id, due_at=due_at))


@dataclass
class Letter:
    """What is to be said, and to whom: to all at once to whom the same is to be said."""

    news: News
    part: Part
    fact: AgendaNoticeDue
    people: list[UUID]

    def as_fact(self) -> AgendaNoticeDue:
        return replace(self.fact, person_ids=tuple(self.people))


def _letters(
    session: Session, meeting: Meeting, since: Mapping[UUID, int], editions: Mapping[int, Edition]
) -> list[Letter]:
    newest = editions[max(editions)]
    readers = {each.id: each for each in readers_of(session, meeting.id)}
    in_calendar = _in_calendar(session, meeting.id, list(since))
    news = {each: News(meeting, newest, editions.get(each)) for each in set(since.values())}
    found: dict[tuple[int, Key], Letter] = {}
    for person, number in since.items():
        if person not in readers:
            continue
        if part := news[number].for_reader(readers[person], in_calendar[person]):
            if (key := (number, part.key)) not in found:
                found[key] = Letter(news[number], part, _said(news[number], part), [])
            found[key].people.append(person)
    return list(found.values())


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


def _note_calendars(session: Session, meeting_id: UUID, letters: Sequence[Letter]) -> None:
    rows = [
        (item, person, each.news.newest.number, item in each.part.cancelled)
        for each in letters
        for item in (*each.part.asked, *each.part.cancelled)
        for person in each.people
    ]
    columns = zip(*rows, strict=True) if rows else ((), (), (), ())
    told = zip(("items", "people", "numbers", "cancelled"), map(list, columns), strict=True)
    session.execute(NOTE, {"meeting_id": meeting_id, **dict(told)})


def _said(news: News, part: Part) -> AgendaNoticeDue:
    subject, body = {}, {}
    for language in languages():
        with speaking("agenda", language):
            subject[language], body[language] = news.subject(), news.body(part)
    return AgendaNoticeDue(
        meeting_id=news.meeting.id,
        person_ids=(),
        subject=subject,
        body=body,
        path=news.path(),
        calendar={part.language: news.calendars(part)} if part.asked or part.cancelled else {},
    )

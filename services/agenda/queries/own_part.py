"""When, where and as what does a speaker speak, as far as they may know of it?"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.agenda.models.base import Texts
from services.agenda.models.edition import Edition
from services.agenda.models.item import Access, Intervention, Item
from services.agenda.models.meeting import Meeting
from services.agenda.models.room import Room
from services.agenda.models.speaker import Speaker
from services.agenda.queries.programme import Entry, entries_by_id
from shared import clock
from shared.links import Links

# People look at their page once more when the meeting is over.
STAYS_OPEN = timedelta(days=8)


@dataclass(frozen=True)
class Part:
    """One item in which somebody speaks, by the clock of the venue."""

    item_id: str
    names: Texts
    # None has no hour yet.
    starts_at: datetime | None
    ends_at: datetime | None
    room: Texts
    role: str
    language: str
    minutes: int | None
    # It stands in the programme that everybody reads; else it may still move.
    is_published: bool
    # Whoever speaks in it stands in no programme, nor in a calendar that everybody may take.
    is_closed: bool = False


def open_until(meeting: Meeting) -> datetime:
    """When a speaker's own page closes."""
    return datetime.combine(meeting.ends_on, time(), meeting.zone) + STAYS_OPEN


def own_path(meeting: Meeting, speaker: Speaker, links: Links) -> str:
    token = links.token(speaker.link_purpose, speaker.id, open_until(meeting))
    return f"/agenda/speaking/{speaker.id}/{token}"


def opens(speaker: Speaker, token: str, links: Links) -> bool:
    """Whether a token opens this page still."""
    return links.read(speaker.link_purpose, token) == speaker.id


def is_open(meeting: Meeting) -> bool:
    return clock.now() < open_until(meeting)


def own_parts(
    session: Session, meeting: Meeting, speaker: Speaker, edition: Edition | None
) -> list[Part]:
    """What is published as it is published, and then what is only meant so far."""
    entries = entries_by_id(edition.snapshot) if edition else {}
    published = _published(entries, speaker.id)
    known = {each.item_id for each in published}
    meant = [
        _as_published(each, entries.get(each.item_id))
        for each in _meant(session, meeting, speaker.id)
        if each.item_id not in known
    ]
    last = datetime.max.replace(tzinfo=meeting.zone)
    return sorted([*published, *meant], key=lambda part: (part.starts_at or last, part.item_id))


def _published(entries: Mapping[str, Entry], speaker_id: UUID) -> list[Part]:
    return [
        Part(
            item_id=entry.id,
            names=entry.names,
            starts_at=entry.starts_at,
            ends_at=entry.ends_at,
            room=entry.room or {},
            role=voice.role,
            language=voice.language,
            minutes=voice.minutes,
            is_published=True,
        )
        for entry in entries.values()
        for voice in entry.speakers
        if voice.id == str(speaker_id)
    ]


def _as_published(part: Part, entry: Entry | None) -> Part:
    """Who speaks in what is closed stands in no edition; where and when it is does."""
    if entry is None or not entry.is_closed:
        return part
    return replace(
        part,
        names=entry.names,
        starts_at=entry.starts_at,
        ends_at=entry.ends_at,
        room=entry.room or {},
        is_published=True,
        is_closed=True,
    )


def _meant(session: Session, meeting: Meeting, speaker_id: UUID) -> list[Part]:
    asked = (
        select(Item, Intervention, Room.names)
        .join(Intervention, Intervention.item_id == Item.id)
        .outerjoin(Room, Room.id == Item.room_id)
        .where(
            Item.meeting_id == meeting.id,
            Intervention.speaker_id == speaker_id,
            # Of what is internal nobody learns but staff.
            Item.access != Access.INTERNAL,
        )
    )
    return [
        Part(
            item_id=str(item.id),
            names=item.names,
            starts_at=item.starts_at and item.starts_at.astimezone(meeting.zone),
            ends_at=item.ends_at and item.ends_at.astimezone(meeting.zone),
            room=room or {},
            role=speech.role,
            language=speech.language,
            minutes=speech.minutes,
            is_published=False,
        )
        for item, speech, room in session.execute(asked)
    ]


def own_items(session: Session, meeting: Meeting, speaker_id: UUID) -> list[Item]:
    """All items of the draft in which they speak, as staff see them."""
    asked = (
        select(Item)
        .join(Intervention, Intervention.item_id == Item.id)
        .where(Item.meeting_id == meeting.id, Intervention.speaker_id == speaker_id)
        .order_by(Item.starts_at, Item.id)
    )
    return list(session.scalars(asked).unique())

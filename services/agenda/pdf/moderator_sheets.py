"""Moderator sheets: for whoever leads an item, who speaks when and how long, in large letters."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from services.agenda.models.item import Role
from services.agenda.pdf.face import Face, pressed
from services.agenda.queries.programme import Entry, Voice

# Those who lead have no turn of their own, unless minutes are kept for them.
LEADING = (Role.CHAIR.value, Role.MODERATOR.value, Role.RAPPORTEUR.value)


@dataclass(frozen=True)
class Turn:
    """One who speaks, and from when, where all before them have their minutes."""

    voice: Voice
    starts_at: datetime | None


@dataclass(frozen=True)
class Lead:
    entry: Entry
    leading: Sequence[Voice]
    turns: Sequence[Turn]
    # Minutes that the speakers do not take up; below zero they are too many.
    left: int | None


def draw_moderator_sheets(face: Face, language: str) -> tuple[bytes, int]:
    return pressed("moderator_sheets", language, face, leads=leads_of(face))


def leads_of(face: Face) -> list[Lead]:
    return [
        _lead(entry)
        for day in face.programme.days
        for slot in day.slots
        for entry in slot.entries
        if entry.speakers
    ]


def _lead(entry: Entry) -> Lead:
    leading = [each for each in entry.speakers if each.role in LEADING and not each.minutes]
    speaking = [each for each in entry.speakers if each not in leading]
    turns: list[Turn] = []
    at: datetime | None = entry.starts_at
    for voice in speaking:
        turns.append(Turn(voice, at))
        at = at + timedelta(minutes=voice.minutes) if at and voice.minutes else None
    left = (entry.ends_at - at) // timedelta(minutes=1) if at and speaking else None
    return Lead(entry, leading, turns, left)

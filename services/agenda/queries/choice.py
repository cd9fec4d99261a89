"""What of the programme does a reader ask for, and what may be asked for?"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.agenda.models.meeting import Meeting
from services.agenda.models.participant_copy import ParticipantCopy
from services.agenda.queries.programme import Day, Entry, Place, Programme, Slot


@dataclass(frozen=True)
class Choice:
    """By working group, room, language heard, and State; nothing chosen is everything."""

    group: int | None = None
    room: str = ""
    heard: str = ""
    whose: str = ""

    @property
    def is_everything(self) -> bool:
        return self == Choice()

    @property
    def as_asked(self) -> dict[str, Any]:
        """As it stands in an address."""
        told = {"group": str(self.group or ""), "room": self.room, "heard": self.heard}
        return {name: value for name, value in {**told, "whose": self.whose}.items() if value}

    def takes(self, entry: Entry, states: Mapping[str, str]) -> bool:
        # Whoever follows one group also goes where no group meets.
        if self.group and entry.group not in (self.group, None):
            return False
        if self.room and entry.room_id not in (self.room, None):
            return False
        if self.heard and self.heard not in entry.languages:
            return False
        return not self.whose or self.whose in states_of(entry, states)


@dataclass(frozen=True)
class Offer:
    """What a programme has to choose from; where there is one of a kind, there is no choice."""

    groups: tuple[int, ...]
    rooms: tuple[Place, ...]
    heard: tuple[str, ...]
    whose: tuple[str, ...]

    def __bool__(self) -> bool:
        return any(len(each) > 1 for each in (self.groups, self.rooms, self.heard, self.whose))

    def understood(self, asked: Mapping[str, str]) -> Choice:
        """What is not offered was not asked for: links outlive editions."""
        group = next((each for each in self.groups if str(each) == asked.get("group")), None)
        rooms = [each.id for each in self.rooms]
        return Choice(
            group,
            _one_of(rooms, asked.get("room", "")),
            _one_of(self.heard, asked.get("heard", "")),
            _one_of(self.whose, asked.get("whose", "")),
        )


def _one_of(offered: Any, asked: str) -> str:
    return asked if asked in offered else ""


def offer_of(programme: Programme, states: Mapping[str, str]) -> Offer:
    entries = [entry for day in programme.days for slot in day.slots for entry in slot.entries]
    used = {entry.room_id for entry in entries}
    return Offer(
        groups=tuple(sorted({entry.group for entry in entries if entry.group})),
        rooms=tuple(room for room in programme.rooms if room.id in used),
        heard=tuple(sorted({code for entry in entries for code in entry.languages})),
        whose=tuple(sorted({code for entry in entries for code in states_of(entry, states)})),
    )


def chosen(programme: Programme, choice: Choice, states: Mapping[str, str]) -> Programme:
    if choice.is_everything:
        return programme
    days = []
    for day in programme.days:
        slots = [
            Slot(slot.starts_at, max(each.ends_at for each in taken), taken)
            for slot in day.slots
            if (taken := tuple(each for each in slot.entries if choice.takes(each, states)))
        ]
        days.append(Day(day.on, tuple(slots)))
    return replace(programme, days=tuple(days))


def states_of(entry: Entry, states: Mapping[str, str]) -> frozenset[str]:
    """Those whose delegations take part by name, or from where somebody speaks."""
    named = {states[each] for each in entry.delegations if each in states}
    return frozenset(named | {voice.state_code for voice in entry.speakers if voice.state_code})


def states_by_delegation(session: Session, meeting: Meeting) -> dict[str, str]:
    found = session.execute(
        select(ParticipantCopy.delegation_id, ParticipantCopy.state_code)
        .where(ParticipantCopy.meeting_id == meeting.id, ParticipantCopy.state_code != "")
        .distinct()
    )
    return {str(delegation_id): code for delegation_id, code in found}

"""What is the programme, day by day and hour by hour, by the clock of the venue?"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from services.agenda.models.base import Texts
from services.agenda.models.edition import Snapshot
from services.agenda.models.item import Access, Kind


@dataclass(frozen=True)
class Voice:
    """Somebody who speaks, or a place that is kept for them."""

    names: Texts
    honorific: str
    rank: Texts
    post: Texts
    state_code: str
    affiliations: tuple[Texts, ...]
    role: str
    language: str
    minutes: int | None


@dataclass(frozen=True)
class Entry:
    """An item as it is read: its hours are the venue's."""

    id: str
    names: Texts
    kind: str
    group: int | None
    about: Texts
    is_closed: bool
    languages: tuple[str, ...]
    # None is all rooms.
    room_id: str | None
    room: Texts | None
    starts_at: datetime
    ends_at: datetime
    speakers: tuple[Voice, ...]

    @property
    def is_break(self) -> bool:
        return self.kind == Kind.BREAK

    @property
    def tone(self) -> str:
        """The colour of a working group, or that of the plenary."""
        return "abcd"[(self.group - 1) % 4] if self.group else "p"


@dataclass(frozen=True)
class Slot:
    """What begins at the same hour, side by side."""

    starts_at: datetime
    ends_at: datetime
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Day:
    on: date
    slots: tuple[Slot, ...]


@dataclass(frozen=True)
class Place:
    """A room as it is written on a door."""

    id: str
    names: Texts
    floor: Texts
    capacity: int | None


@dataclass(frozen=True)
class Programme:
    zone: ZoneInfo
    rooms: tuple[Place, ...]
    city: Texts
    note: Texts
    days: tuple[Day, ...]
    has_items: bool

    @property
    def offset(self) -> str:
        """How far the venue's clock is from UTC on the first day, such as UTC+5."""
        noon = datetime.combine(self.days[0].on, time(12), self.zone)
        seconds = int((noon.utcoffset() or timedelta()).total_seconds())
        hours, rest = divmod(abs(seconds) // 60, 60)
        sign = "−" if seconds < 0 else "+"
        return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")


def programme_of(snapshot: Snapshot) -> Programme:
    zone = ZoneInfo(snapshot["time_zone"])
    rooms = {room["id"]: (number, room["names"]) for number, room in enumerate(snapshot["rooms"])}
    entries = sorted(
        (_entry(item, rooms, zone) for item in snapshot["items"]),
        key=lambda pair: (pair[1].starts_at, pair[0]),
    )
    by_day = {
        on: tuple(_slots([entry for _, entry in found]))
        for on, found in groupby(entries, key=lambda pair: pair[1].starts_at.date())
    }
    first = date.fromisoformat(snapshot["starts_on"])
    length = (date.fromisoformat(snapshot["ends_on"]) - first).days + 1
    days = tuple(
        Day(on, by_day.get(on, ())) for on in (first + timedelta(days=n) for n in range(length))
    )
    return Programme(
        zone=zone,
        rooms=tuple(
            Place(each["id"], each["names"], each["floor"], each["capacity"])
            for each in snapshot["rooms"]
        ),
        city=snapshot["city"],
        note=snapshot["note"],
        days=days,
        has_items=bool(entries),
    )


def _entry(
    item: dict[str, Any], rooms: dict[str, tuple[int, Texts]], zone: ZoneInfo
) -> tuple[int, Entry]:
    number, room = rooms.get(item["room"], (-1, None))
    return number, Entry(
        id=item["id"],
        names=item["names"],
        kind=item["kind"],
        group=item["group"],
        about=item["about"],
        is_closed=item["access"] == Access.CLOSED,
        languages=tuple(item["languages"]),
        room_id=item["room"],
        room=room,
        starts_at=datetime.fromisoformat(item["starts_at"]).astimezone(zone),
        ends_at=datetime.fromisoformat(item["ends_at"]).astimezone(zone),
        speakers=tuple(_voice(each) for each in item["speakers"]),
    )


def _voice(told: dict[str, Any]) -> Voice:
    return Voice(
        names=told["names"],
        honorific=told["honorific"],
        rank=told["rank"],
        post=told["post"],
        state_code=told["state_code"],
        affiliations=tuple(told["affiliations"]),
        role=told["role"],
        language=told["language"],
        minutes=told["minutes"],
    )


def _slots(entries: list[Entry]) -> list[Slot]:
    slots = []
    for starts_at, found in groupby(entries, key=lambda entry: entry.starts_at):
        together = tuple(found)
        slots.append(Slot(starts_at, max(each.ends_at for each in together), together))
    return slots

"""Which items of the draft are where and when, and whom do they need? All that clashes are about.

Plain data: minutes since 1970 and ids as the database writes them, since a plan is looked through
from end to end while somebody drags an item.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property, lru_cache
from uuid import UUID

Id = str
# Minutes since the beginning of 1970, UTC.
Minute = int

id_of = lru_cache(maxsize=16_384)(UUID)


def minute_of(at: datetime) -> Minute:
    return int(at.timestamp()) // 60


def hour_of(minute: Minute) -> datetime:
    return datetime.fromtimestamp(minute * 60, UTC)


@dataclass(frozen=True, slots=True)
class PlannedRoom:
    id: Id
    capacity: int | None
    booths: int


@dataclass(frozen=True, slots=True)
class PlannedSpeaker:
    id: Id
    # A place kept for somebody who is not named yet; nobody can register for it.
    is_kept: bool
    is_registered: bool
    is_approved: bool
    # The delegation that they are the head of.
    heads: Id | None
    absences: tuple[tuple[Minute, Minute], ...]


@dataclass(frozen=True, slots=True)
class PlannedItem:
    id: Id
    kind: str
    # None is all rooms.
    room_id: Id | None
    starts: Minute
    ends: Minute
    revision: int
    expected: int | None
    languages: int
    speakers: frozenset[Id]
    # Heads of every delegation.
    awaits_all_heads: bool
    # The delegations named whose heads are awaited, and those whose head speaks.
    heads: frozenset[Id]

    @property
    def order(self) -> tuple[Minute, Id]:
        return self.starts, self.id


@dataclass(frozen=True)
class Plan:
    """The placed items of a draft, or of some of its days; the earlier first."""

    items: tuple[PlannedItem, ...]
    rooms: Mapping[Id, PlannedRoom]
    speakers: Mapping[Id, PlannedSpeaker]
    # Both ways; where nothing is said, it is `walk_minutes`.
    walks: Mapping[tuple[Id, Id], int]
    walk_minutes: int
    interpreting_minutes: int
    grid_minutes: int
    # When each day of the venue begins and ends, and when its building opens and closes.
    days: tuple[tuple[Minute, Minute], ...]
    hours: tuple[tuple[Minute, Minute] | None, ...]

    @cached_property
    def by_id(self) -> Mapping[Id, PlannedItem]:
        return {each.id: each for each in self.items}

    @cached_property
    def reach(self) -> int:
        """Items further apart than this are no way to walk for anybody."""
        return max([self.walk_minutes, *self.walks.values()])

    def day(self, at: Minute) -> int:
        """Which of the days it is; the last before it, where it is none of them."""
        found = 0
        for number, (begins, _) in enumerate(self.days):
            if begins > at:
                break
            found = number
        return found

    def minutes_between(self, one: Id | None, other: Id | None) -> int:
        """How long one walks; who is in all rooms is where they have to be."""
        if one is None or other is None or one == other:
            return 0
        return self.walks.get((one, other), self.walk_minutes)

    def rooms_of(self, item: PlannedItem) -> list[PlannedRoom]:
        """Where the item takes place; all rooms, if it is in none of its own."""
        if item.room_id is None:
            return list(self.rooms.values())
        return [self.rooms[item.room_id]] if item.room_id in self.rooms else []

    def on_day(self, at: Minute) -> "Plan":
        begins, ends = self.days[self.day(at)]
        there = tuple(each for each in self.items if begins <= each.starts < ends)
        return replace(self, items=there)

    def with_item(self, item: PlannedItem) -> "Plan":
        """The same with this item as it would be then."""
        others = [each for each in self.items if each.id != item.id]
        return replace(self, items=tuple(sorted([*others, item], key=lambda each: each.order)))

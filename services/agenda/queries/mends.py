"""Where else could an item be, so that a clash is gone and no other comes?"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from services.agenda.models.clash import Clash, ClashKind, Mend
from services.agenda.models.item import Kind
from services.agenda.queries.clashes import clashes_with
from services.agenda.queries.plan import (
    Minute,
    Plan,
    PlannedItem,
    PlannedRoom,
    hour_of,
    id_of,
    minute_of,
)
from services.agenda.queries.runs import too_long_runs

# Another room at the same hours, or another hour in the same room: which could mend what.
BY_ROOM = frozenset(
    {
        *(ClashKind.ROOM_TAKEN, ClashKind.HEAD_TWICE, ClashKind.NO_TIME_TO_WALK),
        *(ClashKind.ROOM_TOO_SMALL, ClashKind.NO_BOOTH, ClashKind.NO_BREAK),
    }
)
BY_HOUR = frozenset(
    {
        *(ClashKind.ROOM_TAKEN, ClashKind.HEAD_TWICE, ClashKind.NO_TIME_TO_WALK),
        *(ClashKind.PERSON_TWICE, ClashKind.NOT_AVAILABLE, ClashKind.OUTSIDE_HOURS),
        ClashKind.NO_BREAK,
    }
)

# From nine to six one meets anywhere, in minutes of the day.
NINE, SIX = 9 * 60, 18 * 60

# What a clash is, at whichever hours; with how much is wanting.
Name = tuple[object, ...]
Burden = dict[Name, int]


def with_mends(plan: Plan, clashes: Iterable[Clash]) -> list[Clash]:
    """The same clashes, each with the nearest place that would mend it, where there is one."""
    days: dict[int, Plan] = {}
    mended = []
    for clash in clashes:
        at = minute_of(clash.starts_at)
        number = plan.day(at)
        if number not in days:
            days[number] = plan.on_day(at)
        mended.append(replace(clash, mend=_mend(days[number], clash)))
    return mended


def mend_of(plan: Plan, clash: Clash) -> Mend | None:
    """The nearest place for one of its items: the later one first, and what is in all rooms last.

    Another room at the same hours comes first, the shortest way and then the fewest seats; then
    the nearest hour in the same room. Both lie on the same day, and within the building's hours;
    where these are not known, from nine to six or within the day's programme.
    """
    return _mend(plan.on_day(minute_of(clash.starts_at)), clash)


def _mend(day: Plan, clash: Clash) -> Mend | None:
    there = [day.by_id[id_] for id_ in map(str, clash.item_ids) if id_ in day.by_id]
    there.sort(key=lambda each: (each.room_id is None, -each.starts))
    for item in there:
        # What keeps a room closed is where it is for a reason.
        if item.kind == Kind.BLOCKER:
            continue
        others = replace(day, items=tuple(each for each in day.items if each.id != item.id))
        allowed = _burden(others, item)
        allowed.pop(_name(clash), None)
        for place in _places(day, clash.kind, item):
            if _fits(others, place, allowed):
                room_id = id_of(place.room_id) if place.room_id else None
                return Mend(id_of(item.id), hour_of(place.starts), room_id)
    return None


def _name(clash: Clash) -> Name:
    return clash.kind, clash.who, clash.delegation_ids, *sorted(each.int for each in clash.item_ids)


def _burden(others: Plan, item: PlannedItem) -> Burden:
    found = [*clashes_with(others, item), *too_long_runs(others.with_item(item))]
    return {_name(each): _weight(each) for each in found}


def _weight(clash: Clash) -> int:
    """How bad it is: what is wanting, or for how long it is so."""
    return clash.wanting or minute_of(clash.ends_at) - minute_of(clash.starts_at)


def _fits(others: Plan, place: PlannedItem, allowed: Burden) -> bool:
    """Nothing clashes there but what did already, and that no worse than it did."""
    for clash in clashes_with(others, place):
        if allowed.get(_name(clash), -1) < _weight(clash):
            return False
    runs = too_long_runs(others.with_item(place))
    return all(allowed.get(_name(clash), -1) >= _weight(clash) for clash in runs)


def _places(day: Plan, kind: ClashKind, item: PlannedItem) -> Iterator[PlannedItem]:
    if kind in BY_ROOM and item.room_id is not None:
        for room in _nearest_rooms(day, item):
            yield replace(item, room_id=room.id)
    if kind in BY_HOUR:
        for starts in _nearest_hours(day, item):
            yield replace(item, starts=starts, ends=starts + item.ends - item.starts)


def _nearest_rooms(day: Plan, item: PlannedItem) -> list[PlannedRoom]:
    def way(room: PlannedRoom) -> tuple[int, float]:
        return day.minutes_between(item.room_id, room.id), room.capacity or float("inf")

    return sorted((each for each in day.rooms.values() if each.id != item.room_id), key=way)


def _nearest_hours(day: Plan, item: PlannedItem) -> list[Minute]:
    number = day.day(item.starts)
    midnight, _ = day.days[number]
    opens, closes = day.hours[number] or (
        min([midnight + NINE, *(each.starts for each in day.items)]),
        max([midnight + SIX, *(each.ends for each in day.items)]),
    )
    first = midnight - (midnight - opens) // day.grid_minutes * day.grid_minutes
    last = closes - (item.ends - item.starts)
    found = [at for at in range(first, last + 1, day.grid_minutes) if at != item.starts]
    # Of two that are as near, the later: what comes before is prepared already.
    return sorted(found, key=lambda at: (abs(at - item.starts), at < item.starts))

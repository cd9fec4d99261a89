"""What clashes, found the slow way: minute by minute, with everybody who is somewhere then.

Nothing of the rules as the service has them is asked; only the plan itself is.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise
from typing import Any

from services.agenda.queries.plan import Plan, PlannedItem

# A delegation of which nobody has said anything: what is true of its head is true of every head.
ANY_OTHER = "any other"
Fact = tuple[Any, ...]


def clashes_by_hand(plan: Plan) -> set[Fact]:
    """Kind, items, about whom, from when, until when, how much is wanting."""
    return {
        *_rooms(plan),
        *_people(plan),
        *_heads(plan),
        *_interpreters(plan),
        *(fact for item in plan.items for fact in _alone(plan, item)),
    }


def _minutes(item: PlannedItem) -> range:
    return range(item.starts, item.ends)


def _at(items: Iterable[PlannedItem]) -> dict[int, list[PlannedItem]]:
    found = defaultdict(list)
    for item in items:
        for minute in _minutes(item):
            found[minute].append(item)
    return found


def _pairs_at_once(items: Iterable[PlannedItem]) -> dict[tuple[PlannedItem, ...], list[int]]:
    met: dict[tuple[PlannedItem, ...], list[int]] = defaultdict(list)
    for minute, there in _at(items).items():
        for pair in combinations(sorted(there, key=lambda each: (each.starts, each.id)), 2):
            met[pair].append(minute)
    return met


def _ids(pair: Iterable[PlannedItem]) -> tuple[str, ...]:
    return tuple(each.id for each in pair)


def _rooms(plan: Plan) -> Iterator[Fact]:
    for room in [*plan.rooms, None]:
        there = [each for each in plan.items if each.room_id in (room, None)]
        for pair, minutes in _pairs_at_once(there).items():
            if not _share_peacefully(*pair):
                yield "room_taken", _ids(pair), (), min(minutes), max(minutes) + 1, 0


def _share_peacefully(one: PlannedItem, other: PlannedItem) -> bool:
    if one.kind == other.kind:
        return one.kind in ("break", "blocker")
    by_kind = {one.kind: one, other.kind: other}
    rest = by_kind.get("break")
    return (
        rest is not None and rest.room_id is None and bool({"blocker", "side_event"} & {*by_kind})
    )


def _people(plan: Plan) -> Iterator[Fact]:
    for who in plan.speakers:
        theirs = [each for each in plan.items if who in each.speakers]
        for pair, minutes in _pairs_at_once(theirs).items():
            yield "person_twice", _ids(pair), (who,), min(minutes), max(minutes) + 1, 0
        for one in theirs:
            for other in theirs:
                yield from _walk(plan, one, other, (who,))


def _walk(
    plan: Plan, one: PlannedItem, other: PlannedItem, about: tuple[str, ...]
) -> Iterator[Fact]:
    if one.room_id is None or other.room_id is None or one.room_id == other.room_id:
        return
    way = plan.walks.get((one.room_id, other.room_id), plan.walk_minutes)
    for spare in range(way):
        if one.ends + spare == other.starts:
            yield "no_time_to_walk", (one.id, other.id), about, one.ends, other.starts, way - spare


def _heads(plan: Plan) -> Iterator[Fact]:
    known = {each for item in plan.items for each in item.heads} | {ANY_OTHER}
    concerned: dict[tuple[Any, ...], set[str]] = defaultdict(set)
    for delegation in known:
        theirs = [
            each
            for each in plan.items
            if each.room_id and (each.awaits_all_heads or delegation in each.heads)
        ]
        for pair, minutes in _pairs_at_once(theirs).items():
            if pair[0].room_id != pair[1].room_id:
                key = ("head_twice", _ids(pair), min(minutes), max(minutes) + 1, 0)
                concerned[key].add(delegation)
        for one in theirs:
            for other in theirs:
                for kind, ids, _, *rest in _walk(plan, one, other, ()):
                    concerned[(kind, ids, *rest)].add(delegation)
    by_id = {each.id: each for each in plan.items}
    for (kind, ids, *rest), delegations in concerned.items():
        if ANY_OTHER in delegations:
            yield (kind, ids, (), *rest)
            continue
        speaking = by_id[ids[0]].speakers & by_id[ids[1]].speakers
        left = delegations - {plan.speakers[who].heads for who in speaking}
        if left:
            yield (kind, ids, tuple(sorted(left)), *rest)


def _interpreters(plan: Plan) -> Iterator[Fact]:
    for part, since, until in work_of_interpreters(plan):
        ids = tuple(dict.fromkeys((part[0], part[-1])))
        if (length := until - since) > (limit := plan.interpreting_minutes):
            yield "no_break", ids, (), since, until, length - limit


def work_of_interpreters(plan: Plan) -> Iterator[tuple[list[str], int, int]]:
    """The items that they go through without a break, and from when until when."""
    heard = [e for e in plan.items if e.languages >= 2 and e.kind not in ("break", "blocker")]
    for begins, ends in plan.days:
        today = [each for each in heard if begins <= each.starts < ends]
        for room in {each.room_id for each in today} - {None} or {None}:
            there = [each for each in today if each.room_id in (room, None)]
            for since, until in _stretches(sorted(_at(there))):
                part = sorted((e.starts, e.id) for e in there if since <= e.starts <= until)
                yield [id_ for _, id_ in part], since, until + 1


def _stretches(busy: list[int]) -> Iterator[tuple[int, int]]:
    """The first and the last minute of each stretch without a quarter of an hour of silence."""
    start = None
    for minute, after in pairwise([*busy, 10**9]):
        start = minute if start is None else start
        if after - minute > 15:
            yield start, minute
            start = None


def _alone(plan: Plan, item: PlannedItem) -> Iterator[Fact]:
    whole = item.starts, item.ends
    rooms = [room for room in plan.rooms.values() if item.room_id in (room.id, None)]
    day = next(number for number, (_, ends) in enumerate(plan.days) if item.starts < ends)
    hours = plan.hours[day]
    is_rest = item.kind == "break" and item.room_id is None
    if hours and item.kind != "blocker" and not is_rest:
        outside = [m for m in _minutes(item) if not hours[0] <= m < hours[1]]
        if outside:
            yield "outside_hours", (item.id,), (), *whole, len(outside)
    if item.kind != "blocker":
        seats = [room.capacity for room in rooms]
        if item.expected is not None and None not in seats:
            missing = item.expected - sum(each or 0 for each in seats)
            if missing > 0:
                yield "room_too_small", (item.id,), (), *whole, missing
        missing = item.languages - 1 - max(room.booths for room in rooms)
        if missing > 0:
            yield "no_booth", (item.id,), (), *whole, missing
    for who in item.speakers:
        speaker = plan.speakers[who]
        for away, back in speaker.absences:
            if missed := [m for m in _minutes(item) if away <= m < back]:
                yield "not_available", (item.id,), (who,), missed[0], missed[-1] + 1, 0
        if not speaker.is_registered and not speaker.is_kept:
            yield "not_registered", (item.id,), (who,), *whole, 0
        if speaker.is_registered and not speaker.is_approved:
            yield "not_approved", (item.id,), (who,), *whole, 0

"""What in the draft cannot be as it is written, or can hardly be?

Each kind of clash has one rule here, with what it leaves in peace. An item that waits to be placed
clashes with nothing; one that only the staff see clashes like any other.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from uuid import UUID

from services.agenda.models.clash import Clash, ClashKind
from services.agenda.models.item import Kind
from services.agenda.queries.clashes_alone import clashes_alone
from services.agenda.queries.plan import Id, Plan, PlannedItem, hour_of, id_of
from services.agenda.queries.runs import too_long_runs

# The order in which clashes of one hour are told: what stops the publishing first.
ORDER = {kind: number for number, kind in enumerate(ClashKind)}


def clashes_of(plan: Plan) -> list[Clash]:
    """All clashes of the plan, the earlier first."""
    found = [clash for item in plan.items for clash in clashes_alone(plan, item)]
    for one, other in _in_one_room(plan.items):
        found += _of_rooms(one, other)
    for one, other, who in _of_one_person(plan):
        found += _of_person(plan, one, other, who)
    for one, other in _of_heads_concerned(plan):
        found += _of_heads(plan, one, other)
    found += too_long_runs(plan)
    return in_order(found)


def clashes_touching(plan: Plan, item_ids: Collection[UUID]) -> list[Clash]:
    """Those of them in which one of these items has a part."""
    ids = {str(each) for each in item_ids}
    touched = [plan.by_id[each] for each in ids if each in plan.by_id]
    found: list[Clash] = []
    for item in touched:
        found += clashes_with(plan, item)
    found += too_long_runs(plan, ids)
    return in_order(set(found))


def clashes_with(plan: Plan, item: PlannedItem) -> Iterator[Clash]:
    """What the item by itself and with any other clashes in; it need not stand in the plan yet.

    How long interpreters work is no matter of two items: `too_long_runs` says that.
    """
    yield from clashes_alone(plan, item)
    # Nothing further away can matter, and what is before is cut off by its end.
    until, since = item.ends + plan.reach, item.starts - plan.reach
    for other in plan.items:
        if other.starts >= until:
            break
        if other.ends <= since or other.id == item.id:
            continue
        one, two = (other, item) if other.order < item.order else (item, other)
        if one.room_id == two.room_id or one.room_id is None or two.room_id is None:
            yield from _of_rooms(one, two)
        for who in one.speakers & two.speakers:
            yield from _of_person(plan, one, two, who)
        if _may_concern_one_head(one, two):
            yield from _of_heads(plan, one, two)


def in_order(clashes: Iterable[Clash]) -> list[Clash]:
    return sorted(clashes, key=_place)


def _place(clash: Clash) -> tuple[object, ...]:
    who = clash.who.int if clash.who else 0
    return clash.starts_at, ORDER[clash.kind], *(each.int for each in clash.item_ids), who


def _pairs(
    items: Sequence[PlannedItem], reach: int = 0
) -> Iterator[tuple[PlannedItem, PlannedItem]]:
    """Which of these follow each other within so many minutes, or overlap; the earlier first."""
    for number, one in enumerate(items, 1):
        until = one.ends + reach
        for at in range(number, len(items)):
            other = items[at]
            if other.starts >= until:
                break
            yield one, other


def _in_one_room(items: Sequence[PlannedItem]) -> Iterator[tuple[PlannedItem, PlannedItem]]:
    by_room: dict[Id | None, list[PlannedItem]] = defaultdict(list)
    everywhere: list[PlannedItem] = []
    for item in items:
        if item.room_id is None:
            everywhere.append(item)
            # Also of rooms that are seen only later: they begin with what is in all of them.
            for there in by_room.values():
                there.append(item)
        else:
            if item.room_id not in by_room:
                by_room[item.room_id] = list(everywhere)
            by_room[item.room_id].append(item)
    yield from _pairs(everywhere)
    for there in by_room.values():
        for one, other in _pairs(there):
            if one.room_id is not None or other.room_id is not None:
                yield one, other


def _of_rooms(one: PlannedItem, other: PlannedItem) -> Iterator[Clash]:
    """Room taken: two items are in one room at once; an item in all rooms is in each of them.

    Two breaks, or two reasons why a room cannot be used, are no clash. A break in all rooms leaves
    them to side events and to the technicians, who wait for just that hour.
    """
    if other.starts >= one.ends:
        return
    kinds = {one.kind, other.kind}
    if kinds in ({Kind.BREAK}, {Kind.BLOCKER}):
        return
    for rest, beside in ((one, other), (other, one)):
        is_for_all = rest.kind == Kind.BREAK and rest.room_id is None
        if is_for_all and beside.kind in (Kind.BLOCKER, Kind.SIDE_EVENT):
            return
    yield _at_once(ClashKind.ROOM_TAKEN, one, other)


def _of_one_person(plan: Plan) -> Iterator[tuple[PlannedItem, PlannedItem, Id]]:
    by_speaker: dict[Id, list[PlannedItem]] = defaultdict(list)
    for item in plan.items:
        for who in item.speakers:
            by_speaker[who].append(item)
    for who, there in by_speaker.items():
        if len(there) > 1:
            for one, other in _pairs(there, plan.reach):
                yield one, other, who


def _of_person(plan: Plan, one: PlannedItem, other: PlannedItem, who: Id) -> Iterator[Clash]:
    """Person in two places: a speaker speaks in two items at once, in whichever rooms.

    No time to walk: between two items of theirs in different rooms lie fewer minutes than the way
    takes. From or to an item in all rooms there is no way.
    """
    if other.starts < one.ends:
        yield _at_once(ClashKind.PERSON_TWICE, one, other, who=id_of(who))
    else:
        yield from _walk(plan, one, other, who=id_of(who))


def _of_heads_concerned(plan: Plan) -> Iterator[tuple[PlannedItem, PlannedItem]]:
    concerned = [each for each in plan.items if each.awaits_all_heads or each.heads]
    for one, other in _pairs(concerned, plan.reach):
        if _may_concern_one_head(one, other):
            yield one, other


def _may_concern_one_head(one: PlannedItem, other: PlannedItem) -> bool:
    is_for_all = one.awaits_all_heads or other.awaits_all_heads
    return is_for_all or not one.heads.isdisjoint(other.heads)


def _of_heads(plan: Plan, one: PlannedItem, other: PlannedItem) -> Iterator[Clash]:
    """Head expected in two rooms: two items in different rooms each await the head of a delegation
    or have them speak; where heads are awaited and no delegation is named, it is every one.

    It is one clash however many heads it is about. In one room, or with an item in all rooms, the
    room is the clash. Who speaks in both is a person in two places already. Heads need time to
    walk as speakers do.
    """
    if other.starts - one.ends >= plan.reach or one.room_id == other.room_id:
        return
    if one.room_id is None or other.room_id is None:
        return
    concerns_all = one.awaits_all_heads and other.awaits_all_heads
    both = _heads_of_both(plan, one, other)
    if not (concerns_all or both):
        return
    named = () if concerns_all else tuple(sorted(map(id_of, both)))
    who, several = (named[0], ()) if len(named) == 1 else (None, named)
    if other.starts < one.ends:
        yield _at_once(ClashKind.HEAD_TWICE, one, other, who=who, delegation_ids=several)
    else:
        yield from _walk(plan, one, other, who=who, delegation_ids=several)


def _heads_of_both(plan: Plan, one: PlannedItem, other: PlannedItem) -> frozenset[Id]:
    if one.awaits_all_heads:
        both = other.heads
    elif other.awaits_all_heads:
        both = one.heads
    else:
        both = one.heads & other.heads
    speaking = one.speakers & other.speakers
    if both and speaking:
        both -= {plan.speakers[who].heads or "" for who in speaking}
    return both


def _walk(
    plan: Plan,
    one: PlannedItem,
    other: PlannedItem,
    *,
    who: UUID | None,
    delegation_ids: tuple[UUID, ...] = (),
) -> Iterator[Clash]:
    wanting = plan.minutes_between(one.room_id, other.room_id) - (other.starts - one.ends)
    if wanting > 0:
        yield Clash(
            ClashKind.NO_TIME_TO_WALK,
            (id_of(one.id), id_of(other.id)),
            hour_of(one.ends),
            hour_of(other.starts),
            who=who,
            wanting=wanting,
            delegation_ids=delegation_ids,
        )


def _at_once(
    kind: ClashKind,
    one: PlannedItem,
    other: PlannedItem,
    *,
    who: UUID | None = None,
    delegation_ids: tuple[UUID, ...] = (),
) -> Clash:
    return Clash(
        kind,
        (id_of(one.id), id_of(other.id)),
        hour_of(other.starts),
        hour_of(min(one.ends, other.ends)),
        who=who,
        delegation_ids=delegation_ids,
    )

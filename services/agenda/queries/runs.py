"""Where do interpreters work on and on without a break?"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import groupby

from services.agenda.models.clash import Clash, ClashKind
from services.agenda.models.item import Kind
from services.agenda.queries.plan import Id, Plan, PlannedItem, hour_of, id_of

# What is shorter is no break: they change places, and go on.
SHORTEST_BREAK = 15


def too_long_runs(plan: Plan, ids: Collection[Id] | None = None) -> list[Clash]:
    """Interpreters without a break: in one room, on one day, items in more than one language
    follow each other with no pause of a quarter of an hour, for longer than interpreters work at
    the meeting without one.

    An item in all rooms goes on in each that is used on that day. Breaks and rooms that cannot be
    used are silent. With ids, only where one of these items has a part.
    """
    found: dict[tuple[Id, ...], Clash] = {}
    for _, on_one_day in groupby(_heard(plan), key=lambda item: plan.day(item.starts)):
        for room in _by_room(list(on_one_day)).values():
            for run in _runs(room):
                ends = max(item.ends for item in run)
                wanting = ends - run[0].starts - plan.interpreting_minutes
                if wanting <= 0 or (ids is not None and all(each.id not in ids for each in run)):
                    continue
                items = (run[0].id, run[-1].id) if len(run) > 1 else (run[0].id,)
                found[*items, str(ends)] = Clash(
                    ClashKind.NO_BREAK,
                    tuple(map(id_of, items)),
                    hour_of(run[0].starts),
                    hour_of(ends),
                    wanting=wanting,
                )
    return list(found.values())


def _heard(plan: Plan) -> Iterator[PlannedItem]:
    for each in plan.items:
        if each.languages > 1 and each.kind not in (Kind.BREAK, Kind.BLOCKER):
            yield each


def _by_room(heard: Collection[PlannedItem]) -> dict[Id | None, list[PlannedItem]]:
    rooms: dict[Id | None, list[PlannedItem]] = defaultdict(list)
    used: set[Id | None] = {each.room_id for each in heard if each.room_id}
    for item in heard:
        for room_id in (used or {None}) if item.room_id is None else (item.room_id,):
            rooms[room_id].append(item)
    return rooms


def _runs(items: Iterable[PlannedItem]) -> Iterator[list[PlannedItem]]:
    run: list[PlannedItem] = []
    until = 0
    for item in items:
        if run and item.starts - until >= SHORTEST_BREAK:
            yield run
            run = []
        until = max(until, item.ends) if run else item.ends
        run.append(item)
    if run:
        yield run

"""Plans to look for clashes in: two days, three rooms, a handful of people and delegations."""

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID

from hypothesis import strategies as st

from services.agenda.models.item import Kind
from services.agenda.queries.plan import Plan, PlannedItem, PlannedRoom, PlannedSpeaker, minute_of

FIRST = minute_of(datetime(2027, 9, 23, tzinfo=UTC))
DAYS = ((FIRST, FIRST + 1440), (FIRST + 1440, FIRST + 2880))


def id_(number: int) -> str:
    return str(UUID(int=number))


ROOMS = [id_(number) for number in (11, 12, 13)]
SPEAKERS = [id_(number) for number in (21, 22, 23, 24)]
DELEGATIONS = [id_(number) for number in (31, 32, 33)]

rooms = st.builds(
    PlannedRoom,
    id=st.none(),
    capacity=st.none() | st.integers(1, 60),
    booths=st.integers(0, 3),
)
stretches = st.tuples(st.integers(0, 190), st.integers(1, 40)).map(
    lambda each: (FIRST + 480 + 5 * each[0], FIRST + 480 + 5 * (each[0] + each[1]))
)
hours = st.none() | st.tuples(st.integers(450, 600), st.integers(900, 1200))


@st.composite
def speakers(draw: st.DrawFn, id_: str) -> PlannedSpeaker:
    is_registered = draw(st.booleans())
    return PlannedSpeaker(
        id=id_,
        is_kept=draw(st.booleans()),
        is_registered=is_registered,
        is_approved=is_registered and draw(st.booleans()),
        heads=draw(st.none() | st.sampled_from(DELEGATIONS)),
        absences=tuple(draw(st.lists(stretches, max_size=1))),
    )


@st.composite
def items(draw: st.DrawFn, number: int, people: Sequence[PlannedSpeaker]) -> PlannedItem:
    day = draw(st.integers(0, 1))
    starts = FIRST + 1440 * day + 420 + 15 * draw(st.integers(0, 16))
    speaking = draw(st.sets(st.sampled_from(people), max_size=2))
    awaits = draw(st.booleans())
    named = draw(st.sets(st.sampled_from(DELEGATIONS), max_size=2)) if awaits else set()
    return PlannedItem(
        id=id_(100 + number),
        kind=draw(st.sampled_from(list(Kind))).value,
        room_id=draw(st.sampled_from([None, *ROOMS, *ROOMS])),
        starts=starts,
        ends=starts + draw(st.sampled_from([5, 15, 30, 45, 60, 75, 120])),
        revision=1,
        expected=draw(st.none() | st.integers(0, 90)),
        languages=draw(st.integers(0, 4)),
        speakers=frozenset(each.id for each in speaking),
        awaits_all_heads=awaits and not named,
        heads=frozenset(named) | {each.heads for each in speaking if each.heads},
    )


@st.composite
def plans(draw: st.DrawFn, most: int = 9) -> Plan:
    people = [draw(speakers(each)) for each in SPEAKERS]
    there = [draw(items(number, people)) for number in range(draw(st.integers(2, most)))]
    ways = st.sampled_from([0, 5, 20, 40])
    walks = {
        pair: minutes
        for one, other in ((0, 1), (1, 2))
        if (minutes := draw(st.none() | ways)) is not None
        for pair in ((ROOMS[one], ROOMS[other]), (ROOMS[other], ROOMS[one]))
    }
    open_ = [draw(hours), draw(hours)]
    return Plan(
        items=tuple(sorted(there, key=lambda each: each.order)),
        rooms={
            each: PlannedRoom(each, made.capacity, made.booths)
            for each, made in ((each, draw(rooms)) for each in ROOMS)
        },
        speakers={each.id: each for each in people},
        walks=walks,
        walk_minutes=draw(ways),
        interpreting_minutes=draw(st.integers(40, 180)),
        grid_minutes=draw(st.sampled_from([5, 15, 60])),
        days=DAYS,
        hours=tuple(
            None if each is None else (begins + each[0], begins + each[1])
            for each, (begins, _) in zip(open_, DAYS, strict=True)
        ),
    )


@st.composite
def moved(draw: st.DrawFn, plan: Plan) -> PlannedItem:
    """One of the items of the plan as it might be after a move."""
    item = draw(st.sampled_from(plan.items))
    other = draw(items(0, list(plan.speakers.values())))
    return PlannedItem(
        **{name: getattr(item, name) for name in PlannedItem.__slots__}
        | {name: getattr(other, name) for name in ("room_id", "starts", "ends")}
    )

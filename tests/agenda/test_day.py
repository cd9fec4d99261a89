"""Where items stand in the table of a day, held against looking at every pair of them."""

from datetime import UTC, date, datetime, timedelta
from itertools import combinations
from random import Random
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from services.agenda.queries.day import Span, frame_of, places_of

UTC_ZONE = ZoneInfo("UTC")
NINE = datetime(2027, 9, 23, 9, tzinfo=UTC)
ROOMS = [UUID(int=number) for number in (1, 2, 3)]


def span(number: int, room: UUID | None, start: int, minutes: int) -> Span:
    starts_at = NINE + timedelta(minutes=start)
    return Span(UUID(int=100 + number), room, starts_at, starts_at + timedelta(minutes=minutes))


def day_of(seed: int) -> list[Span]:
    chance = Random(seed)
    return [
        span(n, chance.choice([*ROOMS, None]), chance.randrange(0, 480), chance.randrange(5, 120))
        for n in range(chance.randrange(1, 40))
    ]


def is_at_once(one: Span, other: Span) -> bool:
    return one.starts_at < other.ends_at and other.starts_at < one.ends_at


@pytest.mark.parametrize("seed", range(30))
def test_no_two_of_one_room_are_drawn_over_each_other(seed: int) -> None:
    spans = day_of(seed)
    places = places_of(frame_of(UTC_ZONE, date(2027, 9, 23), ROOMS, spans), spans)
    for one, other in combinations(spans, 2):
        here, there = places[one.id], places[other.id]
        if one.room_id == other.room_id and is_at_once(one, other):
            assert here.lane != there.lane
            assert here.lanes == there.lanes
    for place in places.values():
        assert 0 <= place.lane < place.lanes
        assert place.row >= 1
        assert place.rows >= 1


def test_lanes_are_as_wide_as_the_room_allows() -> None:
    spans = [
        span(1, ROOMS[0], 0, 60),
        span(2, ROOMS[0], 30, 90),
        span(3, ROOMS[0], 60, 60),
        span(4, ROOMS[0], 120, 60),
    ]
    frame = frame_of(UTC_ZONE, date(2027, 9, 23), ROOMS, spans)
    places = places_of(frame, spans)
    lanes = [(places[each.id].lane, places[each.id].lanes) for each in spans]
    assert lanes == [(0, 2), (1, 2), (0, 2), (0, 1)]


def test_a_day_without_rooms_has_one_column() -> None:
    spans = [span(1, None, 0, 60)]
    place = places_of(frame_of(UTC_ZONE, date(2027, 9, 23), [], spans), spans)[spans[0].id]
    assert (place.column, place.width) == (1, 1)


def test_kathmandu_begins_its_hours_with_its_own_clock() -> None:
    zone = ZoneInfo("Asia/Kathmandu")
    frame = frame_of(zone, date(2027, 9, 23), ROOMS, [])
    assert [f"{hour:%H:%M}" for _, hour in frame.hours][:2] == ["08:00", "09:00"]
    assert frame.first_minute == 8 * 60

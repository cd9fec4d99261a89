"""Programmes of every kind as editions tell them, drawn at random."""

from collections.abc import Callable
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

Told = dict[str, Any]

ZONES = ("Asia/Tashkent", "America/New_York")
WORD = st.sampled_from(["Opening", "Открытие", "Ochilish", "الافتتاح", "O‘tkir", "Hall 2"])
TEXTS = st.dictionaries(st.sampled_from(["en", "ru", "uz", "ar"]), WORD, max_size=4)
NAMES = st.dictionaries(st.sampled_from(["en", "ru", "uz", "ar"]), WORD, min_size=1)
IDS = [str(UUID(int=number)) for number in range(1, 6)]
FIRST = datetime(2027, 9, 23, 4, tzinfo=UTC)


@st.composite
def speakers(draw: Callable[..., Any]) -> Told:
    return {
        "id": draw(st.sampled_from(IDS)),
        "names": draw(TEXTS),
        "honorific": draw(st.sampled_from(["", "Ms"])),
        "rank": draw(TEXTS),
        "post": draw(TEXTS),
        "state_code": draw(st.sampled_from(["UZB", "LBN"])),
        "affiliations": draw(st.lists(NAMES, max_size=2)),
        "role": draw(st.sampled_from(["chair", "moderator", "speaker"])),
        "language": draw(st.sampled_from(["", "en", "ar"])),
        "minutes": draw(st.sampled_from([None, 5, 10])),
    }


@st.composite
def items(draw: Callable[..., Any], id_: str, rooms: list[str]) -> Told:
    starts = FIRST + timedelta(minutes=15 * draw(st.integers(0, 250)))
    is_open = draw(st.booleans())
    kind = draw(st.sampled_from(["plenary", "working_group", "ceremony", "break", "other"]))
    return {
        "id": id_,
        "room": draw(st.sampled_from([None, *rooms])),
        "starts_at": starts.isoformat(),
        "ends_at": (starts + timedelta(minutes=draw(st.sampled_from([15, 60, 90])))).isoformat(),
        "names": draw(NAMES),
        "about": draw(TEXTS) if is_open else {},
        "kind": kind,
        "access": "open" if is_open else "closed",
        "group": draw(st.integers(1, 3)) if kind == "working_group" else None,
        "languages": draw(st.lists(st.sampled_from(["en", "ru"]), unique=True)),
        "delegations": draw(st.lists(st.sampled_from(IDS), unique=True)),
        "speakers": draw(st.lists(speakers(), max_size=3)) if is_open else [],
    }


@st.composite
def programmes(draw: Callable[..., Any]) -> Told:
    rooms = draw(st.permutations(draw(st.lists(st.sampled_from(IDS), unique=True))))
    found = [draw(items(each, rooms)) for each in draw(st.sets(st.sampled_from(IDS)))]
    return {
        "starts_on": "2027-09-23",
        "ends_on": draw(st.sampled_from(["2027-09-25", "2027-09-26"])),
        "time_zone": draw(st.sampled_from(ZONES)),
        "home_zone": draw(st.sampled_from([None, *ZONES])),
        "city": draw(TEXTS),
        "note": draw(TEXTS),
        "rooms": [
            {
                "id": each,
                "names": draw(NAMES),
                "capacity": draw(st.sampled_from([None, 20, 120])),
                "floor": draw(TEXTS),
            }
            for each in rooms
        ],
        "items": sorted(found, key=lambda each: (each["starts_at"], each["id"])),
    }


@st.composite
def next_programmes(draw: Callable[..., Any], before: Told) -> Told:
    """What comes after it: anything at all, or the same with one thing changed in it."""
    if draw(st.booleans()):
        other_one: Told = draw(programmes())
        return other_one
    after, other = deepcopy(before), draw(programmes())
    holders: list[tuple[Told, Told]] = [(after, other)]
    holders += list(zip(after["items"], other["items"], strict=False))
    holders += list(zip(after["rooms"], other["rooms"], strict=False))
    into, source = draw(st.sampled_from(holders))
    name = draw(st.sampled_from(sorted(set(into) - {"id", "rooms", "items"})))
    into[name] = source[name]
    return after

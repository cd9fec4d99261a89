"""What became different from one edition of the programme to the next?"""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from services.agenda.models.edition import Snapshot, Suffix
from services.agenda.queries.wording import languages_touched

Told = dict[str, Any]


class What(StrEnum):
    """What can become different; each has its own words."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    LENGTHENED = "lengthened"
    SHORTENED = "shortened"
    ROOM = "room"
    RENAMED = "renamed"
    ABOUT = "about"
    KIND = "kind"
    CLOSED = "closed"
    OPENED = "opened"
    LANGUAGES = "languages"
    DELEGATIONS = "delegations"
    SPEAKER_ADDED = "speaker_added"
    SPEAKER_REMOVED = "speaker_removed"
    SPEAKER_NAMED = "speaker_named"
    SPEAKER_ROLE = "speaker_role"
    SPEAKER_REWORDED = "speaker_reworded"
    SPEAKER_LANGUAGE = "speaker_language"
    SPEAKER_MINUTES = "speaker_minutes"
    SPEAKER_ORDER = "speaker_order"
    ROOM_ADDED = "room_added"
    ROOM_REMOVED = "room_removed"
    ROOM_RENAMED = "room_renamed"
    ROOM_SEATS = "room_seats"
    ROOM_FLOOR = "room_floor"
    ROOM_ORDER = "room_order"
    DAYS = "days"
    TIME_ZONE = "time_zone"
    HOME_ZONE = "home_zone"
    CITY = "city"
    NOTE = "note"


# A slip of the pen at most: who comes at the hour, to the room and for the matter told is right.
WORDING = frozenset(
    {What.RENAMED, What.ABOUT, What.SPEAKER_REWORDED}
    | {What.ROOM_RENAMED, What.ROOM_FLOOR, What.CITY, What.NOTE}
)
_SPEAKER_WORDS = ("names", "honorific", "rank", "post", "state_code", "affiliations")


@dataclass(frozen=True)
class Point:
    """One thing that became different; before and after are as the editions tell it."""

    what: What
    before: Any = None
    after: Any = None


@dataclass(frozen=True)
class ItemDifference:
    """An item that came, went or changed, with the clock and the rooms of either edition."""

    before: Told | None
    after: Told | None
    points: tuple[Point, ...]
    zone: ZoneInfo
    zone_before: ZoneInfo

    @property
    def told(self) -> Told:
        """As it stands now; as it stood, if it is gone."""
        told = self.after or self.before
        assert told is not None
        return told

    @property
    def starts_at(self) -> datetime:
        return local(self.told, "starts_at", self.zone if self.after else self.zone_before)

    @property
    def ends_at(self) -> datetime:
        return local(self.told, "ends_at", self.zone if self.after else self.zone_before)


@dataclass(frozen=True)
class Differences:
    items: tuple[ItemDifference, ...]
    # Of rooms, and of the programme as a whole.
    frame: tuple[Point, ...]

    @property
    def points(self) -> Iterator[Point]:
        yield from self.frame
        for item in self.items:
            yield from item.points

    def __bool__(self) -> bool:
        return bool(self.items or self.frame)

    @property
    def by_day(self) -> list[tuple[date, list[ItemDifference]]]:
        found = groupby(self.items, key=lambda each: each.starts_at.date())
        return [(on, list(items)) for on, items in found]

    @property
    def true_suffixes(self) -> tuple[Suffix, ...]:
        """What an edition with these differences may be called, the fittest first."""
        found = {each.what for each in self.points}
        fitting = []
        if found and found <= WORDING:
            fitting.append(Suffix.CORR)
        elif What.ADDED in found and found <= {What.ADDED, What.ROOM_ADDED}:
            fitting.append(Suffix.ADD)
        return (*fitting, Suffix.REV)

    @property
    def languages(self) -> list[str]:
        """The languages that a correction touches; none named is every one."""
        return languages_touched([(each.before, each.after) for each in self.points])


def differences(before: Snapshot, after: Snapshot) -> Differences:
    """Nothing at all between two editions that tell the same."""
    zones = ZoneInfo(before["time_zone"]), ZoneInfo(after["time_zone"])
    were, are = _by_id(before["items"]), _by_id(after["items"])
    found = []
    for id_ in {**were, **are}:
        points = tuple(_item(were.get(id_), are.get(id_), zones))
        if points:
            found.append(
                ItemDifference(were.get(id_), are.get(id_), points, zones[1], zones[0]),
            )
    rooms = {room["id"]: at for at, room in enumerate(after["rooms"], 1)}

    def place(each: ItemDifference) -> tuple[datetime, int, str]:
        """As in the programme: by the clock, then room by room; what is in all rooms first."""
        room = each.told["room"]
        at = rooms.get(room, len(rooms) + 1) if room else 0
        return each.starts_at.replace(tzinfo=None), at, each.told["id"]

    found.sort(key=place)
    return Differences(tuple(found), (*_whole(before, after), *_rooms(before, after)))


def nothing_yet(snapshot: Snapshot) -> Snapshot:
    """The programme before its first edition: the same meeting, and nothing in it."""
    return {**snapshot, "rooms": [], "items": [], "note": {}}


def local(told: Told, name: str, zone: ZoneInfo) -> datetime:
    return datetime.fromisoformat(told[name]).astimezone(zone)


def _by_id(told: Sequence[Told]) -> dict[str, Told]:
    return {each["id"]: each for each in told}


def _whole(before: Snapshot, after: Snapshot) -> Iterator[Point]:
    days = tuple((each["starts_on"], each["ends_on"]) for each in (before, after))
    yield from _if_other(What.DAYS, *days)
    for what in (What.TIME_ZONE, What.HOME_ZONE, What.CITY, What.NOTE):
        yield from _if_other(what, before[what.value], after[what.value])


def _if_other(what: What, before: Any, after: Any) -> Iterator[Point]:
    if before != after:
        yield Point(what, before, after)


def _rooms(before: Snapshot, after: Snapshot) -> Iterator[Point]:
    were, are = _by_id(before["rooms"]), _by_id(after["rooms"])
    yield from (Point(What.ROOM_ADDED, None, are[each]) for each in are if each not in were)
    yield from (Point(What.ROOM_REMOVED, were[each], None) for each in were if each not in are)
    both = [each for each in were if each in are]
    for what, name in (
        (What.ROOM_RENAMED, "names"),
        (What.ROOM_SEATS, "capacity"),
        (What.ROOM_FLOOR, "floor"),
    ):
        for each in both:
            if were[each][name] != are[each][name]:
                yield Point(what, were[each], are[each])
    if both != [each for each in are if each in were]:
        yield Point(What.ROOM_ORDER)


def _item(
    before: Told | None, after: Told | None, zones: tuple[ZoneInfo, ZoneInfo]
) -> Iterator[Point]:
    if before is None or after is None:
        yield Point(What.ADDED, None, after) if before is None else Point(What.REMOVED, before)
    elif before != after:
        yield from _hours(before, after, zones)
        yield from _if_other(What.ROOM, before["room"], after["room"])
        yield from _if_other(What.RENAMED, before["names"], after["names"])
        yield from _if_other(What.KIND, *((of["kind"], of["group"]) for of in (before, after)))
        if before["access"] != after["access"]:
            yield Point(What.CLOSED if after["access"] == "closed" else What.OPENED)
        yield from _inside(before, after)


def _hours(before: Told, after: Told, zones: tuple[ZoneInfo, ZoneInfo]) -> Iterator[Point]:
    was, is_now = (
        (local(told, "starts_at", zone), local(told, "ends_at", zone))
        for told, zone in ((before, zones[0]), (after, zones[1]))
    )
    lasted, lasts = was[1] - was[0], is_now[1] - is_now[0]
    # Where the clock itself is another, an item that keeps its hour has not moved.
    is_same_clock = zones[0].key == zones[1].key
    has_moved = (
        before["starts_at"] != after["starts_at"]
        if is_same_clock
        else was[0].replace(tzinfo=None) != is_now[0].replace(tzinfo=None)
    )
    if has_moved:
        yield Point(What.MOVED, was, is_now)
    if lasted != lasts:
        yield Point(What.LENGTHENED if lasts > lasted else What.SHORTENED, was, is_now)


def _inside(before: Told, after: Told) -> Iterator[Point]:
    """What stands in an item beside its name, hour and place."""
    yield from _if_other(What.LANGUAGES, before["languages"], after["languages"])
    yield from _if_other(What.DELEGATIONS, before["delegations"], after["delegations"])
    if before["access"] == after["access"]:
        # What an item that is closed now no longer says went with its being open.
        yield from _if_other(What.ABOUT, before["about"], after["about"])
        yield from _speakers(_voices(before), _voices(after))


def _voices(item: Told) -> dict[Hashable, Told]:
    """Whoever speaks, by who they are; one who speaks twice is there twice."""
    found: Counter[str] = Counter()
    voices: dict[Hashable, Told] = {}
    for each in item["speakers"]:
        who = each["id"] or str(each["names"])
        found[who] += 1
        voices[(who, found[who])] = each
    return voices


def _speakers(were: Mapping[Hashable, Told], are: Mapping[Hashable, Told]) -> Iterator[Point]:
    yield from (Point(What.SPEAKER_ADDED, None, are[each]) for each in are if each not in were)
    yield from (Point(What.SPEAKER_REMOVED, were[each]) for each in were if each not in are)
    both = [each for each in were if each in are]
    for each in both:
        yield from _voice(were[each], are[each])
    if both != [each for each in are if each in were]:
        yield Point(What.SPEAKER_ORDER)


def _voice(before: Told, after: Told) -> Iterator[Point]:
    if bool(before["names"]) != bool(after["names"]):
        yield Point(What.SPEAKER_NAMED, before, after)
    elif any(before[name] != after[name] for name in _SPEAKER_WORDS):
        yield Point(What.SPEAKER_REWORDED, before, after)
    for what, name in (
        (What.SPEAKER_ROLE, "role"),
        (What.SPEAKER_LANGUAGE, "language"),
        (What.SPEAKER_MINUTES, "minutes"),
    ):
        if before[name] != after[name]:
            yield Point(what, before, after)

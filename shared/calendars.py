"""What a calendar on a telephone is told, letter for letter as the rules of calendars want it."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

LONGEST_LINE = 75
DAY = timedelta(days=1)

_EVENT = "BEGIN:VEVENT\r\n"
_METHOD = re.compile(r"^METHOD:(\w+)", re.MULTILINE)
_UNSEEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


def calendar(lines: Iterable[str]) -> str:
    """The lines as they are sent: folded, and each with its proper end."""
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def text(words: str) -> str:
    """Words as the value of a line: nothing in them is taken for the grammar of calendars."""
    words = _UNSEEN.sub("", words)
    for sign in ("\\", ";", ","):
        words = words.replace(sign, f"\\{sign}")
    return words.replace("\n", "\\n")


def moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def method_of(told: str) -> str:
    """What it asks of whoever gets it; without a word about that it is only shown."""
    found = _METHOD.search(told)
    return found[1] if found else "PUBLISH"


def addressed(told: str, organiser: str, attendee: str) -> str:
    """The same, said to somebody: programs take an invitation only from one person to another."""
    if method_of(told) == "PUBLISH":
        return told
    whose = calendar(
        (
            f"ORGANIZER:mailto:{organiser}",
            f"ATTENDEE;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:mailto:{attendee}",
        )
    )
    return told.replace(_EVENT, _EVENT + whose)


@lru_cache(maxsize=64)
def zone_lines(time_zone: str, first_year: int, last_year: int) -> tuple[str, ...]:
    """Every change of the clock from the year before the first to the end of the last."""
    return tuple(_zone(time_zone, first_year, last_year))


def _zone(time_zone: str, first_year: int, last_year: int) -> Iterator[str]:
    zone = ZoneInfo(time_zone)
    first = date(first_year - 1, 1, 1)
    yield "BEGIN:VTIMEZONE"
    yield f"TZID:{time_zone}"
    yield from _observance(datetime.combine(first, time.min, UTC), zone, None)
    days = (date(last_year, 12, 31) - first).days
    for number in range(days):
        start = datetime.combine(first + number * DAY, time.min, UTC)
        if start.astimezone(zone).utcoffset() != (start + DAY).astimezone(zone).utcoffset():
            yield from _observance(_change(start, zone), zone, start)
    yield "END:VTIMEZONE"


def _change(start: datetime, zone: ZoneInfo) -> datetime:
    """The minute of that day at which the clock is changed."""
    before = start.astimezone(zone).utcoffset()
    minutes = range(24 * 60 + 1)
    moments = (start + timedelta(minutes=each) for each in minutes)
    return next(each for each in moments if each.astimezone(zone).utcoffset() != before)


def _observance(at: datetime, zone: ZoneInfo, before: datetime | None) -> Iterator[str]:
    there = at.astimezone(zone)
    earlier = (before or at).astimezone(zone)
    kind = "DAYLIGHT" if there.dst() else "STANDARD"
    # The hour is the one that the clock showed when it was changed.
    shown = (at + (earlier.utcoffset() or timedelta())).replace(tzinfo=None)
    yield f"BEGIN:{kind}"
    yield f"DTSTART:{shown:%Y%m%dT%H%M%S}"
    yield f"TZOFFSETFROM:{earlier:%z}"
    yield f"TZOFFSETTO:{there:%z}"
    yield f"TZNAME:{there.tzname()}"
    yield f"END:{kind}"


def _folded(line: str) -> Iterator[str]:
    """Lines of at most 75 bytes, never cut within a letter."""
    if len(line.encode()) <= LONGEST_LINE:
        yield line
        return
    kept, room = "", LONGEST_LINE
    for letter in line:
        size = len(letter.encode())
        if size > room:
            yield kept
            kept, room = " ", LONGEST_LINE - 1
        kept += letter
        room -= size
    yield kept

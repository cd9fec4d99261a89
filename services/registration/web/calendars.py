"""The meeting as a calendar on a telephone takes it, by the clock of the venue."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from services.registration.models.meeting_copy import MeetingCopy
from services.registration.models.registration import Registration
from shared.language import gettext as _
from shared.text.names import in_language

LONGEST_LINE = 75
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def calendar_of(registration: Registration, meeting: MeetingCopy, language: str) -> str:
    """The days of the meeting, and the person's own arrival and departure where they are known."""
    place = f"{in_language(meeting.venue, language)}, {in_language(meeting.city, language)}"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Kengash//Registration//EN",
        "CALSCALE:GREGORIAN",
        *_zone(meeting),
        *_event(
            f"{registration.id}-meeting",
            registration.changed_at,
            [
                f"DTSTART;VALUE=DATE:{meeting.starts_on:%Y%m%d}",
                f"DTEND;VALUE=DATE:{meeting.ends_on + DAY:%Y%m%d}",
                f"SUMMARY:{_text(in_language(meeting.names, language))}",
                f"LOCATION:{_text(place)}",
            ],
        ),
        *_journeys(registration, meeting),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _journeys(registration: Registration, meeting: MeetingCopy) -> Iterator[str]:
    visit = registration.visit
    if visit is None:
        return
    ways = (
        ("arrival", visit.arrives_on, visit.arrives_at_hour, _("Arrival"), visit.arrival_flight),
        (
            *("departure", visit.departs_on, visit.departs_at_hour, _("Departure")),
            visit.departure_flight,
        ),
    )
    for name, on, at, words, flight in ways:
        if on is None or at is None:
            continue
        start = datetime.combine(on, at)
        yield from _event(
            f"{registration.id}-{name}",
            registration.changed_at,
            [
                f"DTSTART;TZID={meeting.time_zone}:{start:%Y%m%dT%H%M%S}",
                f"DTEND;TZID={meeting.time_zone}:{start + HOUR:%Y%m%dT%H%M%S}",
                f"SUMMARY:{_text(' '.join((words, flight)).strip())}",
            ],
        )


def _event(name: str, changed_at: datetime, lines: list[str]) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{name}@kengash"
    yield f"DTSTAMP:{changed_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield from lines
    yield "END:VEVENT"


def _zone(meeting: MeetingCopy) -> Iterator[str]:
    """Every change of the clock from the year before the meeting to the end of its year."""
    zone = ZoneInfo(meeting.time_zone)
    first = date(meeting.starts_on.year - 1, 1, 1)
    yield "BEGIN:VTIMEZONE"
    yield f"TZID:{meeting.time_zone}"
    yield from _observance(datetime.combine(first, time.min, UTC), zone, None)
    days = (date(meeting.ends_on.year, 12, 31) - first).days
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


def _text(words: str) -> str:
    for sign in ("\\", ";", ","):
        words = words.replace(sign, f"\\{sign}")
    return words.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Lines of at most 75 bytes, never cut within a letter."""
    kept, room = "", LONGEST_LINE
    for letter in line:
        size = len(letter.encode())
        if size > room:
            yield kept
            kept, room = " ", LONGEST_LINE - 1
        kept += letter
        room -= size
    yield kept

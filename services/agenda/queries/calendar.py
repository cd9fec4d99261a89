"""How do items of the programme stand in somebody's calendar?"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from services.agenda.models.meeting import Meeting
from services.agenda.queries.programme import Entry
from services.agenda.queries.voices import voice_words
from shared import calendars
from shared.language import gettext as _
from shared.language import speaking
from shared.text.names import in_language

# What is only shown; what asks for its place in somebody's calendar; what takes it away again.
PUBLISH, REQUEST, CANCEL = "PUBLISH", "REQUEST", "CANCEL"


@dataclass
class CalendarWriter:
    """Writes calendars of one edition in one language; an item that many have is worded once."""

    meeting: Meeting
    language: str
    stamped_at: datetime
    # The number of the edition that they are taken from: calendars believe the higher.
    sequence: int = 0
    address: str = ""
    _events: dict[tuple[str, bool], str] = field(default_factory=dict)

    def write(
        self, entries: Iterable[Entry], method: str = PUBLISH, cancelled: Collection[str] = ()
    ) -> str:
        """`cancelled` are the ids of those that no longer take place; with CANCEL all of them."""
        found = sorted(entries, key=lambda each: (each.starts_at, each.id))
        gone = {each.id for each in found} if method == CANCEL else set(cancelled)
        head = calendars.calendar((*self._head(method), *_zones(found)))
        events = "".join(self._event(each, each.id in gone) for each in found)
        return f"{head}{events}END:VCALENDAR\r\n"

    def _head(self, method: str) -> Iterator[str]:
        yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Kengash//Agenda//EN")
        yield from ("CALSCALE:GREGORIAN", f"METHOD:{method}")
        if method == PUBLISH:
            # Clients of several makes know the name of a calendar by either.
            name = calendars.text(in_language(self.meeting.names, self.language))
            yield from (f"NAME:{name}", f"X-WR-CALNAME:{name}")
            yield from ("REFRESH-INTERVAL;VALUE=DURATION:PT1H", "X-PUBLISHED-TTL:PT1H")

    def _event(self, entry: Entry, is_gone: bool) -> str:
        key = (entry.id, is_gone)
        if key not in self._events:
            with speaking("agenda", self.language):
                self._events[key] = calendars.calendar(self._lines(entry, is_gone))
        return self._events[key]

    def _lines(self, entry: Entry, is_gone: bool) -> Iterator[str]:
        yield from ("BEGIN:VEVENT", f"UID:{entry.id}@kengash", f"SEQUENCE:{self.sequence}")
        yield f"DTSTAMP:{calendars.moment(self.stamped_at)}"
        yield f"STATUS:{'CANCELLED' if is_gone else 'CONFIRMED'}"
        yield from _said(self.meeting, entry, self.language)
        if self.address:
            yield f"URL:{self.address}"
        yield "END:VEVENT"


def calendar_of(
    meeting: Meeting,
    entries: Iterable[Entry],
    language: str,
    *,
    stamped_at: datetime,
    method: str = PUBLISH,
    sequence: int = 0,
    cancelled: Collection[str] = (),
    address: str = "",
) -> str:
    """The entries as a calendar takes them, each by the clock of the venue."""
    writer = CalendarWriter(meeting, language, stamped_at, sequence, address)
    return writer.write(entries, method, cancelled)


def _zones(entries: Sequence[Entry]) -> Iterator[str]:
    years: dict[str, set[int]] = {}
    for entry in entries:
        found = years.setdefault(_zone(entry.starts_at), set())
        found |= {entry.starts_at.year, entry.ends_at.year}
    for time_zone, all_of_it in sorted(years.items()):
        yield from calendars.zone_lines(time_zone, min(all_of_it), max(all_of_it))


def _zone(at: datetime) -> str:
    assert isinstance(at.tzinfo, ZoneInfo)
    return at.tzinfo.key


def _said(meeting: Meeting, entry: Entry, language: str) -> Iterator[str]:
    for name, at in (("DTSTART", entry.starts_at), ("DTEND", entry.ends_at)):
        yield f"{name};TZID={_zone(at)}:{at:%Y%m%dT%H%M%S}"
    yield f"SUMMARY;LANGUAGE={language}:{calendars.text(in_language(entry.names, language))}"
    places = (entry.room or {}, meeting.venue, meeting.city)
    place = ", ".join(filter(None, (in_language(each, language) for each in places)))
    if place:
        yield f"LOCATION;LANGUAGE={language}:{calendars.text(place)}"
    if about := _about(entry, language):
        yield f"DESCRIPTION;LANGUAGE={language}:{calendars.text(about)}"
    # Whoever reads of a break is not engaged by it.
    yield f"TRANSP:{'TRANSPARENT' if entry.is_break else 'OPAQUE'}"


def _about(entry: Entry, language: str) -> str:
    lines = [in_language(entry.about, language)]
    lines += [_("Closed: for those invited only.")] if entry.is_closed else []
    lines += [voice_words(each) for each in entry.speakers]
    return "\n".join(filter(None, lines))

"""How do items of the programme stand in somebody's calendar?"""

from collections.abc import Collection, Iterable, Iterator, Sequence
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
    """The entries as a calendar takes them, each by the clock of the venue.

    `sequence` is the number of the edition that they are taken from: calendars believe the higher.
    `cancelled` are the ids of those that no longer take place; with CANCEL it is all of them.
    """
    found = sorted(entries, key=lambda each: (each.starts_at, each.id))
    gone = {each.id for each in found} if method == CANCEL else set(cancelled)
    lines = [
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Kengash//Agenda//EN"),
        *("CALSCALE:GREGORIAN", f"METHOD:{method}"),
    ]
    if method == PUBLISH:
        # Clients of several makes know the name of a calendar by either.
        name = calendars.text(in_language(meeting.names, language))
        lines += [f"NAME:{name}", f"X-WR-CALNAME:{name}", "REFRESH-INTERVAL;VALUE=DURATION:PT1H"]
        lines.append("X-PUBLISHED-TTL:PT1H")
    with speaking("agenda", language):
        lines += _zones(found)
        for entry in found:
            lines += ["BEGIN:VEVENT", f"UID:{entry.id}@kengash", f"SEQUENCE:{sequence}"]
            lines += [f"DTSTAMP:{calendars.moment(stamped_at)}"]
            lines += [f"STATUS:{'CANCELLED' if entry.id in gone else 'CONFIRMED'}"]
            lines += _said(meeting, entry, language)
            lines += [f"URL:{address}"] if address else []
            lines.append("END:VEVENT")
    return calendars.calendar([*lines, "END:VCALENDAR"])


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

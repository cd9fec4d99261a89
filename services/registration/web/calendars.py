"""The meeting as a calendar on a telephone takes it, by the clock of the venue."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from services.registration.models.meeting_copy import MeetingCopy
from services.registration.models.registration import Registration
from shared.calendars import DAY, calendar, moment, text, zone_lines
from shared.language import gettext as _
from shared.text.names import in_language

HOUR = timedelta(hours=1)


def calendar_of(registration: Registration, meeting: MeetingCopy, language: str) -> str:
    """The days of the meeting, and the person's own arrival and departure where they are known."""
    place = f"{in_language(meeting.venue, language)}, {in_language(meeting.city, language)}"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Kengash//Registration//EN",
        "CALSCALE:GREGORIAN",
        *zone_lines(meeting.time_zone, meeting.starts_on.year, meeting.ends_on.year),
        *_event(
            f"{registration.id}-meeting",
            registration.changed_at,
            [
                f"DTSTART;VALUE=DATE:{meeting.starts_on:%Y%m%d}",
                f"DTEND;VALUE=DATE:{meeting.ends_on + DAY:%Y%m%d}",
                f"SUMMARY:{text(in_language(meeting.names, language))}",
                f"LOCATION:{text(place)}",
            ],
        ),
        *_journeys(registration, meeting),
        "END:VCALENDAR",
    ]
    return calendar(lines)


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
                f"SUMMARY:{text(' '.join((words, flight)).strip())}",
            ],
        )


def _event(name: str, changed_at: datetime, lines: list[str]) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{name}@kengash"
    yield f"DTSTAMP:{moment(changed_at)}"
    yield from lines
    yield "END:VEVENT"

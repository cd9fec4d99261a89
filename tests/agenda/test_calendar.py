"""Items of the programme in a calendar, read back by a library that others read them with."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from services.agenda.models.meeting import Meeting
from services.agenda.queries.calendar import CANCEL, REQUEST, calendar_of
from services.agenda.queries.programme import Entry, Voice
from shared.calendars import LONGEST_LINE
from tests.people import SEMINAR, SEMINAR_ID

STAMP = datetime(2027, 9, 1, 8, 30, tzinfo=UTC)
CHAIR = Voice({"en": "Fionnuala Ní Aoláin"}, "Ms", {}, {}, "", (), "chair", "", None)
KEPT = Voice({}, "", {}, {}, "LBN", (), "speaker", "", None)


def meeting(**other: Any) -> Meeting:
    values = {"names": SEMINAR.names, "venue": SEMINAR.venue, "city": SEMINAR.city, **other}
    return Meeting(id=SEMINAR_ID, slug="seminar", time_zone="Asia/Tashkent", **values)


def entry(number: int = 1, zone: str = "Asia/Tashkent", **other: Any) -> Entry:
    starts = datetime(2027, 9, 23, 9, tzinfo=ZoneInfo(zone))
    values: dict[str, Any] = {
        "id": str(UUID(int=number)),
        "names": {"en": "Opening", "ar": "الافتتاح"},
        "kind": "plenary",
        "group": None,
        "about": {},
        "is_closed": False,
        "languages": (),
        "delegations": (),
        "room_id": str(UUID(int=77)),
        "room": {"en": "Hall"},
        "starts_at": starts,
        "ends_at": starts + timedelta(minutes=90),
        "speakers": (),
    }
    return Entry(**{**values, **other})


def read(text: str) -> Any:
    for line in text.encode().split(b"\r\n"):
        assert len(line) <= LONGEST_LINE
        line.decode()
    assert text.count("\n") == text.count("\r\n")
    found = Calendar.from_ical(text)
    assert isinstance(found, Calendar)
    return found


def events(text: str) -> list[Any]:
    found = [each for each in read(text).walk("VEVENT") if isinstance(each, Event)]
    assert all(not each.errors for each in found)
    return found


def test_an_item_is_read_back_with_its_hours_by_the_venue() -> None:
    written = calendar_of(
        meeting(), [entry(speakers=(CHAIR, KEPT))], "en", stamped_at=STAMP, sequence=3,
        address="http://localhost/agenda/meetings/seminar/",
    )  # fmt: skip
    (event,) = events(written)
    assert event.start == datetime(2027, 9, 23, 9, tzinfo=ZoneInfo("Asia/Tashkent"))
    assert event.end == datetime(2027, 9, 23, 10, 30, tzinfo=ZoneInfo("Asia/Tashkent"))
    assert event["DTSTART"].params["TZID"] == "Asia/Tashkent"
    assert event["UID"] == f"{UUID(int=1)}@kengash"
    assert (event["SEQUENCE"], event["STATUS"]) == (3, "CONFIRMED")
    assert event["DTSTAMP"].dt == STAMP
    assert event["SUMMARY"] == "Opening"
    assert event["LOCATION"].startswith("Hall, ")
    said = "Ms Fionnuala Ní Aoláin\nHead of delegation of Lebanon (to be confirmed)"
    assert event["DESCRIPTION"] == said


def test_what_is_withdrawn_says_so() -> None:
    both = [entry(1), entry(2)]
    written = calendar_of(
        meeting(), both, "en", stamped_at=STAMP, cancelled=[both[1].id], sequence=4
    )
    assert [each["STATUS"] for each in events(written)] == ["CONFIRMED", "CANCELLED"]
    gone = calendar_of(meeting(), both[:1], "en", stamped_at=STAMP, method=CANCEL)
    assert read(gone)["METHOD"] == "CANCEL"
    assert [each["STATUS"] for each in events(gone)] == ["CANCELLED"]
    asked = read(calendar_of(meeting(), both, "en", stamped_at=STAMP, method=REQUEST))
    assert asked["METHOD"] == "REQUEST"


@pytest.mark.parametrize(
    ("language", "title"), [("en", "Opening"), ("ar", "الافتتاح"), ("uz", "Opening")]
)
def test_it_speaks_the_language_asked_for(language: str, title: str) -> None:
    (event,) = events(calendar_of(meeting(), [entry()], language, stamped_at=STAMP))
    assert event["SUMMARY"] == title
    assert event["SUMMARY"].params["LANGUAGE"] == language


@pytest.mark.parametrize(
    ("zone", "on", "hour"),
    [
        ("America/New_York", date(2027, 3, 14), 10),
        ("America/New_York", date(2027, 12, 10), 10),
        ("Europe/Vienna", date(2027, 10, 31), 9),
        ("Asia/Tashkent", date(2027, 9, 23), 9),
        ("Australia/Lord_Howe", date(2028, 1, 1), 9),
    ],
)
def test_the_zone_it_carries_knows_the_hour_by_itself(zone: str, on: date, hour: int) -> None:
    """A client that does not know the name of the zone still comes to the same moment."""
    starts = datetime(on.year, on.month, on.day, hour, tzinfo=ZoneInfo(zone))
    written = calendar_of(
        meeting(), [entry(starts_at=starts, ends_at=starts + timedelta(hours=1))], "en",
        stamped_at=STAMP,
    )  # fmt: skip
    unknown = read(written.replace(zone, "Nowhere/Known"))
    (carried,) = unknown.walk("VTIMEZONE")
    assert carried["TZID"] == "Nowhere/Known"
    local = starts.replace(tzinfo=None)
    there = carried.to_tz(lookup_tzid=False)
    assert local.replace(tzinfo=there).utcoffset() == starts.utcoffset()


WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=300)


@given(name=WORDS, about=st.lists(WORDS, max_size=4).map("\n".join))
def test_any_words_come_back_as_they_went(name: str, about: str) -> None:
    told = entry(names={"ar": name}, about={"ar": about}, room=None)
    (event,) = events(calendar_of(meeting(), [told], "ar", stamped_at=STAMP))
    assert str(event.get("SUMMARY", "")) == ("" if name.isspace() else name)
    assert str(event.get("DESCRIPTION", "")) == ("" if about.isspace() else about)

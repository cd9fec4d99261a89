"""What letters about the programme put into their readers' calendars, and take out again."""

from typing import Any

from icalendar import Calendar

from services.agenda.models.digest import Told
from services.agenda.usecases.change_room import change_room
from services.agenda.usecases.remove_item import remove_item
from tests.agenda.digests import placed, prepared, published, quiet, to
from tests.agenda.meetings import item, stored
from tests.agenda.participants import DELEGATIONS, LISTENS
from tests.house_under_test import House
from tests.people import NODIRA, SEMINAR_ID


def test_the_calendar_is_asked_then_brought_up_to_date_then_told_that_it_is_over(
    house: House,
) -> None:
    with house.agenda.session() as session:
        ids = prepared(session)
        seen = []
        placed(session, ids["first"], "14:00")
        published(session)
        seen += quiet(session)
        placed(session, ids["first"], "15:00")
        published(session)
        seen += quiet(session)
        remove_item(session, meeting_id=SEMINAR_ID, made_by=NODIRA.id, item_id=ids["first"])
        published(session)
        seen += quiet(session)
        mine = [each for each in stored(session, Told) if each.item_id == ids["first"]]
    events = []
    for letter in seen:
        (text,) = letter.calendar["en"]
        calendar: Any = Calendar.from_ical(text)
        (event,) = calendar.walk("VEVENT")
        events.append((calendar["METHOD"], event["SEQUENCE"], event["STATUS"], event.start.hour))
        assert event["UID"] == f"{ids['first']}@kengash"
    assert events == [
        ("REQUEST", 2, "CONFIRMED", 14),
        ("REQUEST", 3, "CONFIRMED", 15),
        ("CANCEL", 4, "CANCELLED", 15),
    ]
    (note,) = mine
    assert (note.sequence, note.is_cancelled) == (4, True)


def test_many_items_are_one_calendar(house: House) -> None:
    with house.agenda.session() as session:
        prepared(session)
        for number in range(7):
            item(session, f"{9 + number}:00".zfill(5), f"{10 + number}:00", day=2)
        published(session)
        letter = to(quiet(session), LISTENS)
    assert letter is not None
    (text,) = letter.calendar["en"]
    calendar: Any = Calendar.from_ical(text)
    assert calendar["METHOD"] == "PUBLISH"
    assert len(calendar.walk("VEVENT")) == 7


def test_a_renamed_room_concerns_who_has_to_find_it(house: House) -> None:
    with house.agenda.session() as session:
        ids = prepared(session)
        change_room(
            session, meeting_id=SEMINAR_ID, room_id=ids["hall"], names={"en": "Registan"},
            capacity=None, revision=1,
        )  # fmt: skip
        published(session)
        found = quiet(session)
    assert {each for letter in found for each in letter.person_ids} == set(DELEGATIONS)
    letter = to(found, LISTENS)
    assert letter is not None
    assert "Room renamed: Registan, no longer Hall" in letter.body["en"]
    (text,) = letter.calendar["en"]
    assert "Registan" in text

"""Choosing from the public programme, and taking it along."""

import gzip
import json
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from werkzeug.test import Client

from services.agenda.models.participant_copy import ParticipantCopy
from services.agenda.models.speaker import Speaker
from services.agenda.usecases.publish_programme import publish_programme
from shared import clock
from tests.agenda.meetings import CHAIR, item, room, seminar, speech
from tests.house_under_test import House
from tests.people import NODIRA, SEMINAR_ID

AT = "/agenda/meetings/seminar"
JORDAN = UUID(int=77)


@pytest.fixture(autouse=True)
def programme(house: House) -> str:
    """Returns the id of the hall."""
    with house.agenda.session() as session:
        seminar(session)
        hall, annex = room(session, "Hall"), room(session, "Annex")
        kept = Speaker(meeting_id=SEMINAR_ID, names={}, state_code="IRQ")
        session.add_all([kept, _head_of_jordan()])
        session.flush()
        group: dict[str, Any] = {"kind": "working_group"}
        chair = {**CHAIR}
        item(session, "09:00", "10:00", names={"en": "Opening"}, languages=("en", "ru"))
        said = (speech(session, chair),)
        item(
            session,
            "10:00",
            "11:00",
            names={"en": "Law"},
            group_ordinal=1,
            room_id=hall.id,
            **group,
        )
        item(
            session,
            *("10:00", "11:00"),
            names={"en": "Health"},
            group_ordinal=2,
            room_id=annex.id,
            languages=("en",),
            speeches=said,
            **group,
        )
        item(session, "11:00", "12:00", names={"en": "Bilateral"}, delegation_ids=(JORDAN,))
        baghdad = (speech(session, {"names": {"en": "Somebody"}, "post": {}}),)
        voices = (*baghdad, type(baghdad[0])(kept.id))
        item(session, "12:00", "13:00", names={"en": "Statements"}, speeches=voices)
        publish_programme(session, meeting_id=SEMINAR_ID, published_by=NODIRA.id)
        session.commit()
        return str(hall.id)


def _head_of_jordan() -> ParticipantCopy:
    return ParticipantCopy(
        id=UUID(int=78),
        revision=1,
        meeting_id=SEMINAR_ID,
        is_expected=True,
        honorific="",
        name="Layla Haddad",
        own_name="",
        function={},
        delegation_id=JORDAN,
        state_code="JOR",
        represents={"en": "Jordan"},
        is_head=True,
        groups=[],
        language="ar",
    )


def shown(house: House, asked: str) -> list[str]:
    page = house.agenda.client().page(f"{AT}/?{asked}")
    return [page.words(each) for each in page.all("h4")]


ALL = ["Opening", "Law", "Health", "Bilateral", "Statements"]


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("", ALL),
        ("group=2", ["Opening", "Health", "Bilateral", "Statements"]),
        ("heard=ru", ["Opening"]),
        ("whose=JOR", ["Bilateral"]),
        ("whose=IRQ", ["Statements"]),
        ("group=1&heard=en", ["Opening"]),
        ("group=9&room=nonsense&heard=xx&whose=%00", ALL),
    ],
)
def test_only_what_was_asked_for_is_shown(house: House, asked: str, names: list[str]) -> None:
    assert shown(house, asked) == names


def test_a_room_shows_what_is_in_it_and_in_all(house: House, programme: str) -> None:
    assert shown(house, f"room={programme}") == ["Opening", "Law", "Bilateral", "Statements"]


def test_the_form_says_what_was_chosen(house: House) -> None:
    page = house.agenda.client(language="ru").page(f"{AT}/?whose=JOR")
    assert page.form_values()["whose"] == "JOR"
    assert "Иордания" in page.text


def test_a_page_that_is_kept_is_packed_once_and_says_the_same(house: House) -> None:
    # Not one that takes pages apart: it reads no packed ones.
    browser = Client(house.agenda.app)
    plain = browser.get(f"{AT}/")
    packed = browser.get(f"{AT}/", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert plain.headers["Content-Security-Policy"] != packed.headers["Content-Security-Policy"]


def test_staff_are_greeted_and_the_next_reader_is_not(house: House) -> None:
    assert "Staff pages" in house.agenda.client(NODIRA).page(f"{AT}/").text
    assert "Staff pages" not in house.agenda.client().page(f"{AT}/").text


def test_calendar_has_what_was_chosen_by_the_clock_of_the_venue(house: House) -> None:
    taken = house.agenda.client().get(f"{AT}/programme.ics?group=1")
    assert taken.mimetype == "text/calendar"
    assert taken.text.count("BEGIN:VEVENT") == 4
    assert "TZID=Asia/Tashkent" in taken.text
    assert "BEGIN:VTIMEZONE" in taken.text
    again = house.agenda.client().get(
        f"{AT}/programme.ics?group=1", headers={"If-None-Match": taken.headers["ETag"]}
    )
    assert again.status_code == 304


def test_one_item_and_one_speaker_have_calendars_of_their_own(house: House) -> None:
    client = house.agenda.client()
    told = json.loads(client.get(f"{AT}/programme.json").data)
    health = next(each for each in told["items"] if each["names"]["en"] == "Health")
    one = client.get(f"{AT}/items/{health['id'][:8]}.ics").text
    assert (one.count("BEGIN:VEVENT"), "SUMMARY;LANGUAGE=en:Health" in one) == (1, True)
    speaker = health["speakers"][0]["id"]
    assert client.get(f"{AT}/speakers/{speaker}.ics").text.count("BEGIN:VEVENT") == 1
    assert client.get(f"{AT}/items/00000000.ics").status_code == 404
    assert client.get(f"{AT}/speakers/{UUID(int=9)}.ics").status_code == 404


def test_the_whole_edition_is_there_for_machines(house: House) -> None:
    client = house.agenda.client()
    newest = client.get(f"{AT}/programme.json")
    told = json.loads(newest.data)
    assert sorted(each["names"]["en"] for each in told["items"]) == sorted(ALL)
    assert told["edition"]["number"] == 1
    assert json.loads(client.get(f"{AT}/editions/1.json").data) == told
    assert client.get(f"{AT}/editions/2.json").status_code == 404
    assert newest.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    ("hour", "running", "coming"),
    [
        (4, "Opening", "Law"),
        (5, "Law", "Bilateral"),
        (12, "Nothing takes place at this hour.", "Nothing more is planned."),
    ],
)
def test_now_and_next(
    house: House, monkeypatch: pytest.MonkeyPatch, hour: int, running: str, coming: str
) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(2027, 9, 23, hour, 30, tzinfo=UTC))
    page = house.agenda.client().page(f"{AT}/now")
    before, _, after = page.text.partition(" Coming next ")
    assert running in before
    assert coming in after


def test_the_keeper_of_pages_may_look_after_programmes(house: House) -> None:
    answer = house.agenda.client().get("/agenda/meetings/offline.js")
    assert answer.mimetype in ("text/javascript", "application/javascript")

"""A speaker's own page, which a link opens."""

import re
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from services.agenda.models.item import Item, Speech
from services.agenda.models.meeting import Meeting
from services.agenda.models.speaker import Absence, Correction, Speaker
from services.agenda.queries.own_part import open_until
from services.agenda.usecases.ask_speaker import ask_speaker
from services.agenda.usecases.place_item import place_item
from services.agenda.usecases.publish_programme import publish_programme
from shared import clock
from shared.language import languages
from tests.agenda.meetings import at, item, room, seminar, stored
from tests.agenda.speakers import LINKS, speaker
from tests.house_under_test import House
from tests.pages import PageClient
from tests.people import EDITOR, NODIRA, SEMINAR_ID


def link(house: House, who: UUID) -> str:
    with house.agenda.session() as session:
        path, _letter = ask_speaker(session, meeting_id=SEMINAR_ID, speaker_id=who, links=LINKS)
        session.commit()
        return path


def opened(house: House, **other: Any) -> tuple[UUID, UUID]:
    """Somebody who chairs a plenary, and what they chair."""
    with house.agenda.session() as session:
        seminar(session)
        one = speaker(session, "Aminata Diallo", **other)
        hall = room(session, "Great hall")
        speech = Speech(one.id, role="chair", language="fr", minutes=12)
        made = item(session, "09:00", "10:00", speeches=(speech,), room_id=hall.id)
        session.commit()
        return one.id, made.id


def come_in(house: House, who: UUID, language: str = "en") -> tuple[PageClient, str]:
    client = house.agenda.client(None, language)
    answer = client.get(link(house, who))
    assert answer.status_code == 303
    return client, answer.headers["Location"]


@pytest.mark.parametrize("language", languages())
def test_says_when_where_and_as_what_in_every_language(house: House, language: str) -> None:
    who, _made = opened(house)
    client, address = come_in(house, who, language)
    page = client.page(address)
    assert page.root.get("lang") == language
    for words in ("Great hall", "09:00", "10:00", "12", "Aminata Diallo"):
        assert words in page.text
    assert (page.heading == "Your part in the meeting") is (language == "en")
    if language == "en":
        for words in ("Chair", "French", "Tashkent", "Not published yet"):
            assert words in page.text


def test_the_address_alone_opens_nothing(house: House) -> None:
    who, _made = opened(house)
    path = link(house, who)
    stranger = house.agenda.client()
    assert "Aminata" not in stranger.get(f"/agenda/speaking/{who}").text
    page = stranger.page(f"/agenda/speaking/{who}", status=410)
    assert page.heading == "This link no longer opens"
    token = path.rpartition("/")[2]
    for wrong in (token[:-1] + ("a" if token[-1] != "a" else "b"), "anything", "x" * 400):
        stranger.page(f"/agenda/speaking/{who}/{wrong}", status=410)
    # Nor does having signed in as staff.
    house.agenda.client(EDITOR).page(f"/agenda/speaking/{who}", status=410)


def test_a_link_opens_nobody_else_s_page(house: House) -> None:
    who, _made = opened(house)
    with house.agenda.session() as session:
        other = speaker(session, "Other").id
        session.commit()
    token = link(house, who).rpartition("/")[2]
    link(house, other)
    client, _address = come_in(house, who)
    client.page(f"/agenda/speaking/{other}/{token}", status=410)
    client.page(f"/agenda/speaking/{other}", status=410)
    for act in ("answer", "absences", "correction"):
        page = f"/agenda/speaking/{who}"
        answer = client.fill_in(page, {"answer": "declined"}, to=f"/agenda/speaking/{other}/{act}")
        assert answer.status_code == 410
    with house.agenda.session() as session:
        assert session.get_one(Speaker, other).answer == "asked"


def test_a_newer_link_ends_the_older_in_browsers_too(house: House) -> None:
    who, _made = opened(house)
    older, address = come_in(house, who)
    newer, _same = come_in(house, who)
    older.page(address, status=410)
    newer.page(address)


def test_closes_when_the_meeting_is_long_over(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    who, _made = opened(house)
    client, address = come_in(house, who)
    with house.agenda.session() as session:
        ends = open_until(session.get_one(Meeting, SEMINAR_ID))
    monkeypatch.setattr(clock, "now", lambda: ends - timedelta(minutes=1))
    client.page(address)
    monkeypatch.setattr(clock, "now", lambda: ends)
    client.page(address, status=410)


def test_says_what_is_published_until_something_else_is(house: House) -> None:
    who, made = opened(house)
    with house.agenda.session() as session:
        publish_programme(session, meeting_id=SEMINAR_ID, published_by=NODIRA.id)
        moved = session.get_one(Item, made)
        place_item(
            session,
            meeting_id=SEMINAR_ID,
            made_by=NODIRA.id,
            item_id=made,
            revision=moved.revision,
            starts_at=at(2, "15:00"),
            minutes=60,
            room_id=None,
        )
        item(session, "16:00", "17:00", speeches=(Speech(who),), names={"en": "Added later"})
        session.commit()
    client, address = come_in(house, who)
    text = client.page(address).text
    assert "09:00" in text
    assert "15:00" not in text
    assert "Added later" in text
    assert text.count("Not published yet") == 1
    calendar = re.search(r'href="([^"]+\.ics[^"]*)"', client.page(address).html)
    assert calendar is not None
    assert "BEGIN:VEVENT" in client.get(calendar[1]).text


def test_what_is_internal_is_not_told_and_what_is_closed_is(house: House) -> None:
    who, _made = opened(house)
    with house.agenda.session() as session:
        speeches = (Speech(who),)
        for name, access, hour in (
            ("Sound check", "internal", "11"),
            ("Heads only", "closed", "13"),
        ):
            starts, ends = f"{hour}:00", f"{hour}:30"
            item(session, starts, ends, speeches=speeches, names={"en": name}, access=access)
        publish_programme(session, meeting_id=SEMINAR_ID, published_by=NODIRA.id)
        session.commit()
    client, address = come_in(house, who)
    text = client.page(address).text
    assert "Heads only" in text
    assert "Sound check" not in text
    assert "Not published yet" not in text


def test_an_answer_and_a_word_reach_staff_at_once(house: House) -> None:
    who, _made = opened(house)
    client, address = come_in(house, who)
    assert client.fill_in(address, to=f"{address}/answer").status_code == 422
    typed = {"answer": "declined", "said": "I am on leave."}
    response = client.fill_in(address, typed, to=f"{address}/answer")
    assert response.status_code == 303
    assert "Your answer has been sent." in client.page(response.headers["Location"]).text
    staff = house.agenda.client(EDITOR)
    listed = staff.page("/agenda/meetings/seminar/speakers/").text
    assert "Has declined" in listed
    assert "Still in the programme" in listed
    assert "I am on leave." in staff.page(f"/agenda/meetings/seminar/speakers/{who}").text


def test_hours_at_which_they_cannot_are_known_by_the_venue_s_clock(house: House) -> None:
    who, _made = opened(house)
    client, address = come_in(house, who)
    typed = {"day1": "2027-09-24", "since1": "14:00", "until1": ""}
    assert client.fill_in(address, typed, to=f"{address}/absences").status_code == 303
    with house.agenda.session() as session:
        (absence,) = stored(session, Absence)
        assert (absence.starts_at, absence.ends_at) == (at(2, "14:00"), at(3, "00:00"))
    assert client.page(address).form_values(1)["since1"] == "14:00"
    with house.agenda.session() as session:
        meeting = session.get_one(Meeting, SEMINAR_ID)
        meeting.ends_on = meeting.starts_on
        session.commit()
    # Hours of a day that is the meeting's no longer are not lost by looking at them.
    assert client.page(address).form_values(1)["day1"] == "2027-09-24"
    wrong = {"day1": "", "since1": "14:00"}
    assert client.fill_in(address, wrong, to=f"{address}/absences").status_code == 422


def test_a_correction_waits_and_both_are_shown(house: House) -> None:
    who, _made = opened(house, post={"en": "Head"}, state_code="SEN")
    client, address = come_in(house, who)
    typed = {"names.en": "Aminata Diallo-Sow", "post.en": "Head", "state": "KAZ"}
    response = client.fill_in(address, typed, form=2, to=f"{address}/correction")
    assert response.status_code == 303
    page = client.page(response.headers["Location"])
    assert "Your correction waits for the secretariat" in page.text
    assert page.form_values(2)["names.en"] == "Aminata Diallo-Sow"
    with house.agenda.session() as session:
        (waits,) = stored(session, Correction)
        assert waits.wanted == {"names": {"en": "Aminata Diallo-Sow"}}
        known = session.get_one(Speaker, who)
        assert (known.names["en"], known.state_code) == ("Aminata Diallo", "SEN")
    nobody = {"names.en": ""}
    refused = client.fill_in(address, nobody, form=2, to=f"{address}/correction")
    assert refused.status_code == 422


def test_nothing_of_others_stands_on_it(house: House) -> None:
    who, made = opened(house)
    with house.agenda.session() as session:
        other = speaker(session, "Somebody Else")
        found = session.get_one(Item, made)
        assert found.meeting_id == other.meeting_id
        speeches = (Speech(who), Speech(other.id))
        item(session, "11:00", "12:00", speeches=speeches, names={"en": "Together"})
        session.commit()
    client, address = come_in(house, who)
    page = client.page(address)
    assert "Together" in page.text
    assert "Somebody Else" not in page.html

"""What editors fill in about the building."""

from uuid import UUID

import pytest

from services.agenda.models.building import OpeningHours, Walk
from services.agenda.models.room import Room
from services.agenda.schemas.building_form import way_name
from shared.language import languages
from tests.agenda.meetings import room, seminar, stored
from tests.house_under_test import House
from tests.people import EDITOR, OBSERVER

PAGE = "/agenda/meetings/seminar/building"


def opened(house: House) -> list[UUID]:
    with house.agenda.session() as session:
        seminar(session)
        rooms = [room(session, name, capacity=40).id for name in ("Hall", "Annex", "Garden")]
        session.commit()
        return rooms


@pytest.mark.parametrize("language", languages())
def test_the_page_speaks_every_language(house: House, language: str) -> None:
    opened(house)
    page = house.agenda.client(EDITOR, language).page(PAGE)
    assert page.root.get("lang") == language
    assert (page.heading == "The building") is (language == "en")


def test_what_was_saved_is_shown_again(house: House) -> None:
    hall, annex, garden = opened(house)
    client = house.agenda.client(EDITOR)
    typed = {
        "opens-2027-09-23": "08:30",
        "closes-2027-09-23": "19:00",
        f"booths-{hall}": "4",
        way_name(hall, garden): "12",
        way_name(annex, garden): "0",
    }
    assert client.fill_in(PAGE, typed).status_code == 303
    values = client.page(PAGE).form_values()
    assert {name: values[name] for name in typed} == typed
    assert values["opens-2027-09-24"] == values[way_name(hall, annex)] == ""
    with house.agenda.session() as session:
        assert len(stored(session, OpeningHours)) == 1
        assert {each.minutes for each in stored(session, Walk)} == {0, 12}


def test_hours_are_two_and_in_order(house: House) -> None:
    hall, *_ = opened(house)
    client = house.agenda.client(EDITOR)
    for opens, closes, words in (
        ("09:00", "", "Enter when it closes"),
        ("", "18:00", "Enter when it opens"),
        ("18:00", "09:00", "It must close later than it opens"),
        ("nine", "18:00", "Enter a time"),
    ):
        typed = {"opens-2027-09-23": opens, "closes-2027-09-23": closes}
        refused = client.fill_in(PAGE, typed)
        assert refused.status_code == 422
        assert words in refused.text
    refused = client.fill_in(PAGE, {f"booths-{hall}": "21"})
    assert refused.status_code == 422
    assert f'id="booths-{hall}-error"' in refused.text


def test_a_stale_save_shows_both_versions(house: House) -> None:
    hall, *_ = opened(house)
    client = house.agenda.client(EDITOR)
    mine = client.page(PAGE).form_values()
    client.fill_in(PAGE, {f"booths-{hall}": "3"})
    refused = client.post(PAGE, data={**mine, f"booths-{hall}": "5"})
    assert refused.status_code == 422
    assert "The two versions" in refused.text
    with house.agenda.session() as session:
        assert stored(session, Room, hall).booths == 3
    again = client.post(PAGE, data={**_values(refused.text), f"booths-{hall}": "5"})
    assert again.status_code == 303
    with house.agenda.session() as session:
        assert stored(session, Room, hall).booths == 5


def _values(html: str) -> dict[str, str]:
    from tests.pages import Page

    return Page(html).form_values()


def test_a_room_that_was_added_meanwhile_keeps_its_booths(house: House) -> None:
    opened(house)
    client = house.agenda.client(EDITOR)
    mine = client.page(PAGE).form_values()
    with house.agenda.session() as session:
        tower = room(session, "Tower", booths=6)
        session.commit()
    refused = client.post(PAGE, data=mine)
    assert refused.status_code == 422
    with house.agenda.session() as session:
        assert stored(session, Room, tower.id).booths == 6


def test_observers_do_not_fill_it_in(house: House) -> None:
    opened(house)
    assert house.agenda.client(OBSERVER).get(PAGE).status_code == 403

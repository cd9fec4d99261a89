"""Items are placed, lengthened, shifted, copied and taken out, by forms."""

from typing import Any

import pytest

from services.agenda.models.item import Item
from services.agenda.models.meeting import Meeting
from shared.language import languages
from tests.agenda.meetings import at, item, seminar, stored
from tests.agenda.moves import AT, DAY, EDIT, Opened, move, the, token
from tests.house_under_test import House
from tests.people import (
    EDITOR,
    NODIRA,
    OBSERVER,
    OTHER_MEETING_ID,
    SEMINAR_ID,
    STRANGER,
)


@pytest.fixture
def opened(house: House) -> Opened:
    return Opened(house)


@pytest.mark.parametrize("language", languages())
def test_the_page_that_places_an_item_speaks_every_language(
    house: House, opened: Opened, language: str
) -> None:
    page = house.agenda.client(NODIRA, language).page(opened.place)
    assert page.root.get("lang") == language
    assert (page.heading == "Place an item") is (language == "en")


def test_a_form_places_and_lengthens_an_item(house: House, opened: Opened) -> None:
    client = house.agenda.client(EDITOR)
    typed = {"day": "2027-09-24", "starts": "14:10", "minutes": "95", "room": str(opened.annex)}
    response = client.fill_in(opened.place, typed)
    assert response.status_code == 303
    assert response.headers["Location"] == f"{EDIT}?day=2027-09-24"
    now = the(house, opened.opening)
    assert (now.starts_at, now.minutes, now.room_id) == (at(2, "14:10"), 95, opened.annex)


def test_a_form_takes_an_item_out_and_it_waits(house: House, opened: Opened) -> None:
    client = house.agenda.client(EDITOR)
    assert client.fill_in(opened.place, form=1).status_code == 303
    now = the(house, opened.opening)
    assert (now.starts_at, now.minutes, now.room_id) == (None, 60, opened.hall)
    (waits,) = [e for e in client.page(EDIT).all("section") if e.get("id") == "waits"]
    assert "Opening" in "".join(waits.itertext())
    # Of what waits nothing follows, and it is not taken out again.
    assert len(client.page(opened.place).all("form")) == 2
    shift = f"{AT}/items/{opened.opening}/shift"
    data = {"by": "15", "way": "later", "reach": "all", "form_token": token(client)}
    assert client.post(shift, data=data).status_code == 404


SHIFTS = [
    ({"by": "20", "way": "later", "reach": "room"}, "09:20", "10:50"),
    ({"by": "30", "way": "earlier", "reach": "all"}, "08:30", "10:00"),
]


@pytest.mark.parametrize(("typed", "opening", "coffee"), SHIFTS)
def test_a_form_shifts_what_follows(
    house: House, opened: Opened, typed: dict[str, str], opening: str, coffee: str
) -> None:
    client = house.agenda.client(EDITOR)
    assert client.fill_in(opened.place, typed, form=2).status_code == 303
    assert the(house, opened.opening).starts_at == at(1, opening)
    assert the(house, opened.coffee).starts_at == at(1, coffee)


def test_what_would_leave_its_day_is_not_shifted(house: House, opened: Opened) -> None:
    client = house.agenda.client(EDITOR)
    typed = {"by": "720", "way": "later", "reach": "all"}
    assert client.fill_in(opened.place, {**typed, "by": "360"}, form=2).status_code == 303
    response = client.fill_in(opened.place, typed, form=2)
    assert response.status_code == 422
    assert "Something would leave its day" in response.text
    assert the(house, opened.opening).starts_at == at(1, "15:00")


def test_a_form_copies_to_the_other_rooms(house: House, opened: Opened) -> None:
    client = house.agenda.client(EDITOR)
    page = client.page(opened.place)
    data = {**page.form_values(3), "rooms": [str(opened.annex), str(OTHER_MEETING_ID)]}
    copy = f"{AT}/items/{opened.opening}/copy"
    assert client.post(copy, data=data).status_code == 303
    with house.agenda.session() as session:
        rooms = [e.room_id for e in stored(session, Item) if e.names == {"en": "Opening"}]
    assert set(rooms) == {opened.hall, opened.annex}
    response = client.post(copy, data={**data, "rooms": []})
    assert response.status_code == 422
    assert "Choose at least one room" in response.text


REFUSED = [
    ({"day": "2027-09-22"}, "one of the meeting’s days"),
    ({"starts": "23:30"}, "one of the meeting’s days"),
    ({"starts": ""}, "Enter when it starts"),
    ({"starts": "noon"}, "Enter a time"),
    ({"minutes": "3"}, "Enter a whole number"),
    ({"minutes": ""}, "Enter how many minutes it lasts"),
    ({"room": "the big one"}, "Choose one of the list"),
    ({"room": str(OTHER_MEETING_ID)}, "This room is no longer there"),
]


def test_what_cannot_be_is_refused_in_words(house: House, opened: Opened) -> None:
    client = house.agenda.client(EDITOR)
    for typed, words in REFUSED:
        answer = move(client, opened.place, **typed)
        assert answer.status_code == 422, typed
        assert words in answer.json["words"]
        page = client.fill_in(opened.place, typed)
        assert page.status_code == 422
        assert words in page.text
    assert the(house, opened.opening).revision == 1


def test_only_editors_of_this_meeting_move_anything(house: House, opened: Opened) -> None:
    with house.agenda.session() as session:
        seminar(session, meeting_id=OTHER_MEETING_ID, slug="other")
        secret: dict[str, Any] = {"meeting_id": OTHER_MEETING_ID, "names": {"en": "Secret"}}
        theirs = item(session, "09:00", "10:00", **secret).id
        session.commit()
    editor = house.agenda.client(EDITOR)
    acts = ("place", "shift", "copy")
    data = {"by": "15", "way": "later", "reach": "all", "rooms": str(opened.hall)}
    for act in acts:
        path = f"{AT}/items/{theirs}/{act}"
        typed = {**data, "day": DAY, "starts": "09:00", "minutes": "60", "revision": "1"}
        if act != "place":
            typed = {**data, "revision": "1"}
        assert editor.post(path, data={**typed, "form_token": token(editor)}).status_code in (
            404,
            422,
        )
        editor.page(f"{AT}/items/{theirs}/place", status=404)
    assert the(house, theirs).starts_at == at(1, "09:00")
    for member, status in ((OBSERVER, 403), (STRANGER, 404)):
        client = house.agenda.client(member)
        client.page(opened.place, status=status)
        for act in acts:
            assert client.post(f"{AT}/items/{opened.opening}/{act}").status_code in (400, status)
    assert house.agenda.client(STRANGER).get(f"{AT}/draft?since=0").status_code == 404
    with house.agenda.session() as session:
        assert stored(session, Meeting, SEMINAR_ID).draft_number == opened.number

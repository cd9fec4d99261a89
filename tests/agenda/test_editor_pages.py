"""What programme editors do: items, days, publishing."""

from typing import Any
from uuid import UUID

import pytest

from services.agenda.models.edition import Edition
from services.agenda.models.item import Item
from services.agenda.models.speaker import Speaker
from services.agenda.usecases.publish_programme import publish_programme
from shared.language import languages
from tests.agenda.meetings import CHAIR, at, item, questions, room, seminar, stored
from tests.house_under_test import House
from tests.people import (
    ADMINISTRATOR,
    DESK,
    EDITOR,
    NODIRA,
    OBSERVER,
    OTHER_MEETING_ID,
    REVIEWER,
    SEMINAR_ID,
    STRANGER,
)

AT = "/agenda/meetings/seminar"
EDIT = f"{AT}/edit"
NEW = f"{AT}/items/new"
OPENING = {"names.en": "Opening", "day": "2027-09-23", "starts": "09:00", "ends": "10:00"}


def opened(house: House) -> UUID:
    """A draft with two rooms and an item; the item's id."""
    with house.agenda.session() as session:
        seminar(session)
        hall = room(session, "Hall", capacity=120)
        room(session, "Annex")
        made = item(
            session, "09:00", "10:00", names={"en": "Opening"}, room_id=hall.id, speakers=[CHAIR]
        )
        session.commit()
        return made.id


@pytest.mark.parametrize("language", languages())
def test_every_page_speaks_every_language(house: House, language: str) -> None:
    item_id = opened(house)
    client = house.agenda.client(NODIRA, language)
    for path in (EDIT, f"{EDIT}?day=2027-09-25", NEW, f"{AT}/items/{item_id}"):
        page = client.page(path)
        assert page.root.get("lang") == language
        if language != "en":
            assert page.heading not in ("Programme", "Add an item", "Change an item")


def test_an_added_item_stands_in_the_table_of_its_day(house: House) -> None:
    opened(house)
    client = house.agenda.client(EDITOR)
    typed = {"kind": "working_group", "group": "2", "day": "2027-09-24", "starts": "10:45"}
    response = client.fill_in(NEW, {**OPENING, **typed, "ends": "12:30", "names.en": "Finance"})
    assert response.status_code == 303
    assert response.headers["Location"] == f"{EDIT}?day=2027-09-24"
    page = client.page(response.headers["Location"])
    assert "Finance" in page.text
    assert "10:45–12:30" in page.text
    with house.agenda.session() as session:
        made = next(each for each in stored(session, Item) if each.names == {"en": "Finance"})
    assert made.starts_at == at(2, "10:45")
    assert (made.kind, made.group_ordinal, made.room_id) == ("working_group", 2, None)


def test_pressing_twice_adds_one_item_and_another_name_adds_another(house: House) -> None:
    opened(house)
    client = house.agenda.client(EDITOR)
    typed = {**client.page(NEW).form_values(), **OPENING, "names.en": "Finance"}
    answers = [client.post(NEW, data=typed).status_code for _ in range(2)]
    assert answers == [303, 303]
    assert client.post(NEW, data={**typed, "names.en": "Trade"}).status_code == 303
    with house.agenda.session() as session:
        names = [each.names["en"] for each in stored(session, Item)]
    assert sorted(names) == ["Finance", "Opening", "Trade"]


def speaking(of: Item) -> list[Speaker]:
    return [each.speaker for each in of.interventions]


def test_speakers_are_added_reordered_and_left_out(house: House) -> None:
    item_id = opened(house)
    client = house.agenda.client(EDITOR)
    page = f"{AT}/items/{item_id}"
    typed = {"speaker1": "", "function1.en": "", "function1.ru": "", "function1.ar": ""}
    typed |= {"speaker2": "Soekarno", "function2.uz": "Mehmon", "speaker3": "محمد الحسن"}
    assert client.fill_in(page, typed).status_code == 303
    with house.agenda.session() as session:
        (now,) = stored(session, Item)
        assert [(next(iter(who.names.values())), who.post) for who in speaking(now)] == [
            ("Soekarno", {"uz": "Mehmon"}),
            ("محمد الحسن", {}),
        ]
    assert "speaker4" in client.page(page).form_values()


REFUSED = [
    ({"names.en": ""}, "names-en", "Enter what this item is called"),
    ({"names.en": "x" * 301}, "names-en", "This is too long"),
    ({"kind": "party"}, "kind", "Choose one of the list"),
    ({"kind": "working_group"}, "group", "Choose which working group"),
    ({"kind": "working_group", "group": "99"}, "group", "Choose one of the list"),
    ({"day": "2027-09-22"}, "day", "one of the meeting’s days"),
    ({"day": "9999-12-31"}, "day", "between 2000 and 2099"),
    ({"day": ""}, "minutes", "Enter how many minutes it lasts"),
    ({"day": "", "minutes": "3"}, "minutes", "Enter a whole number"),
    ({"starts": ""}, "starts", "Enter when it starts"),
    ({"access": "secret"}, "access", "Choose one of the list"),
    ({"languages": "xx"}, "languages", "Choose one of the list"),
    ({"expected": "many"}, "expected", "Enter a whole number"),
    ({"starts": "25:00"}, "starts", "Enter a time"),
    ({"ends": ""}, "ends", "Enter when it ends"),
    ({"ends": "08:00"}, "ends", "It must end later"),
    ({"ends": "09:00"}, "ends", "It must end later"),
    ({"room": "the big one"}, "room", "Choose one of the list"),
    ({"room": str(OTHER_MEETING_ID)}, "room", "This room is no longer there"),
    ({"function2.en": "Chair"}, "speaker2", "Enter who speaks"),
    ({"speaker1": "N" * 201}, "speaker1", "This is too long"),
]


def test_is_refused_in_words_beside_the_field(house: House) -> None:
    opened(house)
    client = house.agenda.client(EDITOR)
    for typed, field, words in REFUSED:
        response = client.fill_in(NEW, {**OPENING, **typed})
        assert response.status_code == 422, typed
        assert words in response.text, typed
        assert f'id="{field}-error"' in response.text
        for name, value in typed.items():
            if name in ("names.en", "starts", "speaker1", "function2.en") and value:
                assert f'value="{value}"' in response.text
        with house.agenda.session() as session:
            assert len(stored(session, Item)) == 1


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_time_are_no_days_of_a_meeting(house: House, day: str) -> None:
    item_id = opened(house)
    client = house.agenda.client(EDITOR)
    assert client.fill_in(f"{AT}/items/{item_id}", {"day": day}).status_code == 422
    assert client.get(f"{EDIT}?day={day}").status_code == 200


def test_a_stale_save_shows_both_versions(house: House) -> None:
    item_id = opened(house)
    page = f"{AT}/items/{item_id}"
    client = house.agenda.client(EDITOR)
    mine = client.page(page).form_values()
    assert client.fill_in(page, {"names.en": "Theirs", "room": ""}).status_code == 303
    response = client.post(page, data={**mine, "names.en": "Mine"})
    assert response.status_code == 422
    for words in ("Somebody else saved this item", "Theirs", "Mine", "All rooms", "Hall"):
        assert words in response.text
    with house.agenda.session() as session:
        assert stored(session, Item)[0].names == {"en": "Theirs"}


def test_a_removed_item_is_gone(house: House) -> None:
    item_id = opened(house)
    client = house.agenda.client(EDITOR)
    page = f"{AT}/items/{item_id}"
    response = client.fill_in(page, form=1)
    assert response.status_code == 303
    assert "Opening" not in client.page(EDIT).text
    client.page(page, status=404)


def test_overlaps_in_one_room_are_shown_as_a_warning(house: House) -> None:
    item_id = opened(house)
    client = house.agenda.client(EDITOR)
    assert "Nothing stands in the way" in client.page(EDIT).text
    with house.agenda.session() as session:
        hall = session.get_one(Item, item_id).room_id
        item(session, "09:30", "11:00", names={"en": "Bureau"}, room_id=hall)
        session.commit()
    page = client.page(EDIT)
    assert "Room taken" in page.text
    assert len([e for e in page.all("article") if "clash" in e.get("class").split()]) == 2


def test_an_observer_looks_and_changes_nothing(house: House) -> None:
    item_id = opened(house)
    with house.agenda.session() as session:
        publish_programme(session, meeting_id=SEMINAR_ID, published_by=NODIRA.id)
        item(session, "12:00", "13:00")
        session.commit()
    client = house.agenda.client(OBSERVER)
    page = client.page(EDIT)
    assert "Opening" in page.text
    assert page.all("form") == []
    assert not [a for a in page.all("a") if "/items/" in a.get("href", "")]
    for path in (NEW, f"{AT}/items/{item_id}", f"{AT}/rooms/new", f"{AT}/settings"):
        client.page(path, status=403)
    for path in (NEW, f"{AT}/items/{item_id}", f"{AT}/items/{item_id}/remove", f"{AT}/publish"):
        assert client.post(path, data=OPENING).status_code in (400, 403)
    with house.agenda.session() as session:
        assert len(stored(session, Item)) == 2
        assert len(stored(session, Edition)) == 1


WHO_MAY = [
    *((NODIRA, 200, 200), (EDITOR, 200, 200), (ADMINISTRATOR, 200, 200)),
    *((OBSERVER, 200, 403), (REVIEWER, 403, 403), (DESK, 403, 403), (STRANGER, 404, 404)),
]


def test_each_role_sees_what_is_its_own(house: House) -> None:
    item_id = opened(house)
    for member, look, change in WHO_MAY:
        client = house.agenda.client(member)
        page = client.page(EDIT, status=look)
        assert ("Opening" in page.text) is (look == 200)
        client.page(f"{AT}/items/{item_id}", status=change)


def test_another_meetings_item_is_not_there(house: House) -> None:
    opened(house)
    with house.agenda.session() as session:
        seminar(session, meeting_id=OTHER_MEETING_ID, slug="other")
        secret: dict[str, Any] = {"meeting_id": OTHER_MEETING_ID, "names": {"en": "Secret"}}
        theirs = item(session, "09:00", "10:00", **secret)
        session.commit()
    client = house.agenda.client(EDITOR)
    assert "Secret" not in client.page(f"{AT}/items/{theirs.id}", status=404).text
    token = client.page(NEW).form_values()["form_token"]
    data = {**OPENING, "kind": "plenary", "revision": "1", "form_token": token}
    for path in (f"{AT}/items/{theirs.id}", f"{AT}/items/{theirs.id}/remove"):
        assert client.post(path, data=data).status_code == 404
    with house.agenda.session() as session:
        assert stored(session, Item, theirs.id).names == {"en": "Secret"}


def test_costs_the_same_questions_however_much_there_is(house: House) -> None:
    opened(house)
    client = house.agenda.client(NODIRA)
    client.get(EDIT)
    engine = house.agenda.app.extensions["database"].engine
    with questions(engine) as few:
        client.get(EDIT)
    with house.agenda.session() as session:
        for number in range(3):
            hall = room(session, f"Room {number}")
            hours = (f"{13 + number}:00", f"{13 + number}:45")
            item(session, *hours, room_id=hall.id, speakers=[CHAIR, CHAIR])
        session.commit()
    with questions(engine) as more:
        client.get(EDIT)
    assert len(few) == len(more)

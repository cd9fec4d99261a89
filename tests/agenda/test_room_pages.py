"""What programme editors do with rooms."""

from uuid import UUID

import pytest

from services.agenda.models.room import Room
from shared.language import languages
from tests.agenda.meetings import item, room, seminar, stored
from tests.house_under_test import House
from tests.people import EDITOR, OTHER_MEETING_ID

AT = "/agenda/meetings/seminar"
NEW = f"{AT}/rooms/new"


def opened(house: House) -> list[UUID]:
    with house.agenda.session() as session:
        seminar(session)
        rooms = [room(session, name).id for name in ("Hall", "Annex")]
        item(session, "09:00", "10:00", room_id=rooms[0])
        session.commit()
        return rooms


@pytest.mark.parametrize("language", languages())
def test_every_page_speaks_every_language(house: House, language: str) -> None:
    hall, _ = opened(house)
    client = house.agenda.client(EDITOR, language)
    for path in (NEW, f"{AT}/rooms/{hall}"):
        page = client.page(path)
        assert page.root.get("lang") == language
        assert (page.heading in ("Add a room", "Change a room")) is (language == "en")


def test_an_added_room_is_a_column(house: House) -> None:
    opened(house)
    client = house.agenda.client(EDITOR)
    response = client.fill_in(NEW, {"names.ru": "Зал «Бухара»", "capacity": "45"})
    assert response.status_code == 303
    page = client.page(response.headers["Location"])
    assert "Зал «Бухара»" in page.text
    assert "45 seats" in page.text


def test_a_changed_room_takes_its_place(house: House) -> None:
    _, annex = opened(house)
    client = house.agenda.client(EDITOR)
    typed = {"place": "1", "capacity": "", "names.en": "Garden"}
    assert client.fill_in(f"{AT}/rooms/{annex}", typed).status_code == 303
    text = client.page(f"{AT}/edit").text
    assert text.index("Garden") < text.index("Hall")


def test_seats_are_a_whole_number(house: House) -> None:
    opened(house)
    client = house.agenda.client(EDITOR)
    for capacity in ("0", "-3", "1.5", "many", "٤٠", "9" * 9, "1e3"):
        response = client.fill_in(NEW, {"names.en": "X", "capacity": capacity})
        assert response.status_code == 422, capacity
        assert 'id="capacity-error"' in response.text
        assert f'value="{capacity}"' in response.text


def test_a_room_has_a_name(house: House) -> None:
    opened(house)
    response = house.agenda.client(EDITOR).fill_in(NEW, {"capacity": "10"})
    assert response.status_code == 422
    assert "Enter the name of the room" in response.text


def test_a_stale_save_shows_both_versions(house: House) -> None:
    hall, _ = opened(house)
    page = f"{AT}/rooms/{hall}"
    client = house.agenda.client(EDITOR)
    mine = client.page(page).form_values()
    client.fill_in(page, {"names.en": "Theirs"})
    response = client.post(page, data={**mine, "names.en": "Mine"})
    assert response.status_code == 422
    assert "Theirs" in response.text
    assert "Mine" in response.text
    with house.agenda.session() as session:
        assert stored(session, Room, hall).names == {"en": "Theirs"}


def test_a_room_in_use_is_not_removed_and_an_empty_one_is(house: House) -> None:
    hall, annex = opened(house)
    client = house.agenda.client(EDITOR)
    refused = client.fill_in(f"{AT}/rooms/{hall}", form=1)
    assert refused.status_code == 422
    assert "take place in this room" in refused.text
    assert client.fill_in(f"{AT}/rooms/{annex}", form=1).status_code == 303
    with house.agenda.session() as session:
        assert [each.id for each in stored(session, Room)] == [hall]


def test_another_meetings_room_is_not_there(house: House) -> None:
    opened(house)
    with house.agenda.session() as session:
        seminar(session, meeting_id=OTHER_MEETING_ID, slug="other")
        theirs = room(session, "Secret", meeting_id=OTHER_MEETING_ID)
        session.commit()
    client = house.agenda.client(EDITOR)
    path = f"{AT}/rooms/{theirs.id}"
    assert "Secret" not in client.page(path, status=404).text
    data = {"form_token": client.page(NEW).form_values()["form_token"], "names.en": "Ours"}
    assert client.post(path, data=data).status_code == 404
    assert client.post(f"{path}/remove", data=data).status_code == 404
    with house.agenda.session() as session:
        assert stored(session, Room, theirs.id).names == {"en": "Secret"}


def test_pressing_twice_adds_one_room(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        session.commit()
    client = house.agenda.client(EDITOR)
    typed = {**client.page(NEW).form_values(), "names.en": "Hall", "capacity": "120"}
    assert [client.post(NEW, data=typed).status_code for _ in range(2)] == [303, 303]
    assert client.post(NEW, data={**typed, "names.en": "Annex"}).status_code == 303
    with house.agenda.session() as session:
        assert sorted(each.names["en"] for each in stored(session, Room)) == ["Annex", "Hall"]

"""A form that arrives without a single answer is refused in words, as one with wrong answers is."""

import pytest

from services.agenda.models.item import Item
from services.agenda.models.room import Room
from tests.agenda.meetings import item, room, seminar, stored
from tests.house_under_test import House
from tests.people import NODIRA

AT = "/agenda/meetings/seminar"


@pytest.mark.parametrize(
    "page",
    [
        "/agenda/meetings/new",
        f"{AT}/settings",
        f"{AT}/items/new",
        f"{AT}/items/(item)",
        f"{AT}/rooms/new",
        f"{AT}/rooms/(room)",
    ],
)
def test_form_without_answers_is_refused_in_words(house: House, page: str) -> None:
    with house.agenda.session() as session:
        seminar(session)
        names = {"(item)": str(item(session, "09:00", "10:00").id), "(room)": str(room(session).id)}
        session.commit()
    for name, id_ in names.items():
        page = page.replace(name, id_)
    client = house.agenda.client(NODIRA)
    token = client.page(page).form_values()["form_token"]
    response = client.post(page, data={"form_token": token})
    assert response.status_code == 422
    assert "-error" in response.text
    with house.agenda.session() as session:
        assert len(stored(session, Item)) == len(stored(session, Room)) == 1

"""A draft to move things in, and the moves as the script sends them."""

from typing import Any
from uuid import UUID

from werkzeug.test import TestResponse

from services.agenda.models.item import Item
from services.agenda.models.meeting import Meeting
from tests.agenda.meetings import item, room, seminar, stored
from tests.house_under_test import House
from tests.pages import PageClient
from tests.people import (
    SEMINAR_ID,
)

AT = "/agenda/meetings/seminar"
EDIT = f"{AT}/edit"
JSON = {"Accept": "application/json"}
DAY = "2027-09-23"


class Opened:
    """A draft with two rooms, an opening in the first and a break in all."""

    def __init__(self, house: House) -> None:
        with house.agenda.session() as session:
            seminar(session)
            self.hall, self.annex = (room(session, name).id for name in ("Hall", "Annex"))
            self.opening = item(
                session, "09:00", "10:00", names={"en": "Opening"}, room_id=self.hall
            ).id
            self.coffee = item(session, "10:30", "11:00", names={"en": "Coffee"}, kind="break").id
            session.commit()
            self.number = stored(session, Meeting, SEMINAR_ID).draft_number
        self.place = f"{AT}/items/{self.opening}/place"


def token(client: PageClient) -> str:
    return str(client.page(EDIT).form_values()["form_token"])


def news(answer: TestResponse) -> Any:
    return answer.get_json()


def move(client: PageClient, path: str, **typed: Any) -> Any:
    usual = {"day": DAY, "starts": "09:00", "minutes": "60", "room": "", "revision": "1"}
    data = {**usual, **typed, "form_token": token(client)}
    return client.post(path, data=data, headers=JSON)


def the(house: House, id_: UUID) -> Item:
    with house.agenda.session() as session:
        found: Item = stored(session, Item, id_)
        session.expunge_all()
        return found

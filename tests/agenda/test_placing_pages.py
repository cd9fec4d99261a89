"""Items are placed, lengthened, shifted, copied and taken out, by forms and by the script."""

import re
from typing import Any
from uuid import UUID

import pytest
from werkzeug.test import TestResponse

from services.agenda.models.item import Item
from services.agenda.models.meeting import Meeting
from shared.language import languages
from tests.agenda.meetings import at, item, questions, room, seminar, stored
from tests.house_under_test import House
from tests.pages import PageClient
from tests.people import (
    EDITOR,
    NODIRA,
    OBSERVER,
    OTHER_MEETING_ID,
    SEMINAR_ID,
    STRANGER,
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


@pytest.fixture
def opened(house: House) -> Opened:
    return Opened(house)


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


def test_the_script_is_told_what_changed_and_what_it_runs_into(
    house: House, opened: Opened
) -> None:
    client = house.agenda.client(EDITOR)
    said = move(client, opened.place, starts="10:15", room=str(opened.annex)).json
    assert (said["number"], said["revision"], said["day"]) == (opened.number + 1, 2, DAY)
    assert (said["hours"], said["first"], said["rows"]) == ("10:15–11:15", 480, 132)
    assert said["items"] == {str(opened.opening): [28, 12, 2, 1, 0, 1]}
    assert said["words"] == "Thursday 23 September 2027, 10:15–11:15, Annex"
    (clash,) = said["clashes"]
    assert "Room taken" in clash["html"]
    assert "Coffee" in clash["html"]
    assert "10:30–11:00" in clash["html"]
    assert the(house, opened.opening).starts_at == at(1, "10:15")


def test_those_beside_it_make_way(house: House, opened: Opened) -> None:
    with house.agenda.session() as session:
        other = item(session, "11:00", "12:00", room_id=opened.hall).id
        session.commit()
    client = house.agenda.client(EDITOR)
    said = move(client, opened.place, starts="11:30", room=str(opened.hall)).json
    assert said["items"][str(other)][4:] == [0, 2]
    assert said["items"][str(opened.opening)][4:] == [1, 2]


def test_the_script_takes_an_item_out(house: House, opened: Opened) -> None:
    said = move(house.agenda.client(EDITOR), opened.place, day="", starts="").json
    assert said["words"] == "Not yet placed"
    assert "items" not in said
    assert the(house, opened.opening).starts_at is None


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


def test_a_stale_move_is_refused_with_both_places(house: House, opened: Opened) -> None:
    editor, organiser = house.agenda.client(EDITOR), house.agenda.client(NODIRA)
    page = organiser.page(opened.place).form_values()
    assert move(editor, opened.place, starts="11:00", room=str(opened.annex)).status_code == 200
    answer = move(organiser, opened.place, starts="15:00", room=str(opened.hall))
    assert answer.status_code == 409
    assert "11:00–12:00, Annex" in answer.json["theirs"]
    assert "15:00–16:00, Hall" in answer.json["mine"]
    response = organiser.post(opened.place, data={**page, "starts": "16:00"})
    assert response.status_code == 422
    assert "11:00–12:00, Annex" in response.text
    assert "16:00–17:00, Hall" in response.text
    assert the(house, opened.opening).starts_at == at(1, "11:00")
    # To keep one's own is to send it once more with what one has seen.
    again = move(organiser, opened.place, starts="15:00", revision=answer.json["revision"])
    assert again.status_code == 200
    assert the(house, opened.opening).starts_at == at(1, "15:00")


def test_moves_are_undone_and_done_again(house: House, opened: Opened) -> None:
    client = house.agenda.client(EDITOR)
    move(client, opened.place, day="2027-09-24")
    typed = {"form_token": token(client), "day": DAY}
    said = news(client.post(f"{AT}/undo", data=typed, headers=JSON))
    assert (said["number"], said["day"], said["words"]) == (opened.number + 2, DAY, "Undone")
    assert 'data-day="2027-09-23"' in said["board"]
    assert the(house, opened.opening).starts_at == at(1, "09:00")
    # It happened on another day: that is the one to look at.
    response = client.post(f"{AT}/redo", data=typed)
    assert response.headers["Location"] == f"{EDIT}?day=2027-09-24"
    assert the(house, opened.opening).starts_at == at(2, "09:00")
    assert client.post(f"{AT}/redo", data=typed, headers=JSON).status_code == 409
    response = client.post(f"{AT}/redo", data=typed)
    assert response.status_code == 409
    assert "There is nothing to do again" in response.text


def test_what_another_changed_since_is_not_undone(house: House, opened: Opened) -> None:
    editor = house.agenda.client(EDITOR)
    move(editor, opened.place, starts="10:00")
    move(house.agenda.client(NODIRA), opened.place, starts="12:00", revision="2")
    answer = editor.post(f"{AT}/undo", data={"form_token": token(editor)}, headers=JSON)
    assert answer.status_code == 409
    assert "Somebody else changed the same item" in news(answer)["words"]
    assert the(house, opened.opening).starts_at == at(1, "12:00")


def test_others_are_told_who_did_what(house: House, opened: Opened) -> None:
    organiser, observer = house.agenda.client(NODIRA), house.agenda.client(OBSERVER)
    editor = house.agenda.client(EDITOR)
    draft = f"{AT}/draft?day={DAY}&since="
    for client in (organiser, observer):
        assert client.get(f"{draft}{opened.number}").status_code == 204
    move(editor, opened.place, starts="13:00")
    assert news(organiser.get(f"{draft}{opened.number}"))["words"] == [
        f"{EDITOR.name} moved: Opening"
    ]
    seen = news(observer.get(f"{draft}{opened.number}"))
    assert seen["number"] == opened.number + 1
    assert "13:00–14:00" in re.sub("<[^>]+>", "", seen["board"])
    assert "form_token" not in seen["board"]
    # Of one's own acts one need not be told.
    assert news(editor.get(f"{draft}{opened.number}"))["words"] == []
    assert editor.get(f"{draft}{opened.number + 1}").status_code == 204
    assert "board" in news(editor.get(f"{draft}{opened.number + 1}&whole=1"))


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


def test_a_move_asks_little_however_much_there_is(house: House, opened: Opened) -> None:
    client = house.agenda.client(EDITOR)
    data = {"form_token": token(client), "day": DAY, "minutes": "60", "room": str(opened.annex)}
    engine = house.agenda.app.extensions["database"].engine

    def asked(starts: str, revision: int) -> int:
        typed = {**data, "starts": starts, "revision": str(revision)}
        with questions(engine) as sent:
            assert client.post(opened.place, data=typed, headers=JSON).status_code == 200
        return len(sent)

    few = asked("11:00", 1)
    with house.agenda.session() as session:
        for number in range(12):
            item(session, f"{8 + number:02}:00", f"{8 + number:02}:45", names={"en": f"{number}"})
        session.commit()
    assert asked("12:30", 2) <= few + 3
    assert few <= 11

"""The script moves items, is told what changed, and each editor what the others did."""

import re

import pytest

from tests.agenda.meetings import at, item, questions
from tests.agenda.moves import AT, DAY, EDIT, JSON, Opened, move, news, the, token
from tests.house_under_test import House
from tests.people import (
    EDITOR,
    NODIRA,
    OBSERVER,
)


@pytest.fixture
def opened(house: House) -> Opened:
    return Opened(house)


def test_the_script_is_told_what_changed_and_what_it_runs_into(
    house: House, opened: Opened
) -> None:
    client = house.agenda.client(EDITOR)
    was = str(opened.hall)
    said = move(client, opened.place, starts="10:15", room=str(opened.annex), was=was).json
    assert (said["number"], said["revision"], said["day"]) == (opened.number + 1, 2, DAY)
    assert (said["hours"], said["first"], said["rows"]) == ("10:15–11:15", 480, 132)
    assert said["items"] == {str(opened.opening): [28, 12, 2, 1, 0, 1]}
    assert said["words"] == "Thursday 23 September 2027, 10:15–11:15, Annex"
    (clash,) = said["clashes"]
    assert "Room taken" in clash["html"]
    assert "Coffee" in clash["html"]
    assert "10:30</time>–" in clash["html"]
    assert "11:00</time>" in clash["html"]
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

"""What the desk shows beside its people: figures, photos, the station; and what it costs."""

from typing import Any

from sqlalchemy import event, select

from services.badges.models.arrival import Arrival
from tests.badges.people import participant, person_id
from tests.badges.pressing import DESK_PAGE, press
from tests.house_under_test import ServiceUnderTest
from tests.people import DESK


def arrivals(badges: ServiceUnderTest) -> list[Arrival]:
    with badges.session() as session:
        return list(session.scalars(select(Arrival)))


def test_station_is_named_once(badges: ServiceUnderTest) -> None:
    badges.hear(participant())
    client = badges.client(DESK)
    assert press(client, DESK_PAGE, "Save", station="Регистан 2").status_code == 303
    assert "Регистан 2" in client.page(DESK_PAGE).text
    press(client, f"{DESK_PAGE}?q=gulom", "Check in and print")
    assert [arrival.station for arrival in arrivals(badges)] == ["Регистан 2"]
    assert press(client, DESK_PAGE, "Save", station="x" * 61).status_code == 422
    assert press(client, DESK_PAGE, "Save", station=" ").status_code == 422


def test_figures_answer_304_while_nothing_changes(badges: ServiceUnderTest) -> None:
    badges.hear(participant(1))
    client = badges.client(DESK)
    first = client.get(f"{DESK_PAGE}/figures")
    again = {"If-None-Match": first.headers["ETag"]}
    assert client.get(f"{DESK_PAGE}/figures", headers=again).status_code == 304
    badges.hear(participant(2))
    changed = client.get(f"{DESK_PAGE}/figures", headers=again)
    assert changed.status_code == 200
    assert "<dd>2</dd>" in changed.text


def test_photo_answers_304_while_it_is_the_same(badges: ServiceUnderTest) -> None:
    badges.hear(participant())
    client = badges.client(DESK)
    path = f"/badges/meetings/seminar/people/{person_id(1)}/photo"
    first = client.get(path)
    assert first.mimetype == "image/jpeg"
    assert "private" in first.headers["Cache-Control"]
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    badges.hear(participant(revision=2, photo=None))
    assert client.get(path).status_code == 404


def test_search_costs_the_same_for_one_and_three(badges: ServiceUnderTest) -> None:
    client = badges.client(DESK)
    asked: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        asked.append(statement)

    costs = []
    for number in (1, 2, 3):
        badges.hear(participant(number))
        client.page(f"{DESK_PAGE}?q=gulom")
        event.listen(badges.app.extensions["database"].engine, "before_cursor_execute", note)
        client.page(f"{DESK_PAGE}?q=gulom")
        event.remove(badges.app.extensions["database"].engine, "before_cursor_execute", note)
        costs.append(len(asked))
        asked.clear()
    assert costs[0] == costs[2]


def test_desk_goes_on_without_redis(badges: ServiceUnderTest) -> None:
    badges.hear(participant())
    badges.redis.close()
    answer = press(badges.client(DESK), f"{DESK_PAGE}?q=gulom", "Check in and print")
    assert answer.status_code == 303
    assert badges.open_deliveries() >= 1

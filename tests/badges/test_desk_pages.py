"""The front desk as its people see it."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import event, select

from services.badges.models.arrival import Arrival
from shared.language import languages
from tests.badges.people import participant, person_id
from tests.badges.pressing import DESK_PAGE, buttons, press
from tests.badges.state import badge_of, draw, prints
from tests.house_under_test import Member, ServiceUnderTest
from tests.people import (
    ADMINISTRATOR,
    DESK,
    EDITOR,
    NODIRA,
    OBSERVER,
    OTHER_MEETING_ID,
    REVIEWER,
    SEMINAR,
    STRANGER,
)


def arrivals(badges: ServiceUnderTest) -> list[Arrival]:
    with badges.session() as session:
        return list(session.scalars(select(Arrival)))


def test_one_press_receives_and_prints(badges: ServiceUnderTest) -> None:
    badges.hear(participant())
    draw(badges)
    client = badges.client(DESK)
    answer = press(client, f"{DESK_PAGE}?q=гулом", "Check in and print")
    assert answer.status_code == 303
    page = client.page(answer.headers["Location"])
    (link,) = [a for a in page.all("a") if a.get("data-print")]
    paper = client.get(link.get("href"))
    assert paper.mimetype == "application/pdf"
    assert paper.data.startswith(b"%PDF")
    assert [arrival.participant_id for arrival in arrivals(badges)] == [person_id(1)]
    assert len(prints(badges)) == 1
    assert "Arrived" in page.text


def test_same_press_sent_twice_counts_once(badges: ServiceUnderTest) -> None:
    badges.hear(participant())
    client = badges.client(DESK)
    page = client.page(f"{DESK_PAGE}?q=gulom")
    index = next(i for i, form in enumerate(page.all("form")) if form.get("data-main") is not None)
    values = page.form_values(index)
    for _ in range(2):
        assert client.post("/badges/meetings/seminar/arrivals", data=values).status_code == 303
    assert (len(arrivals(badges)), len(prints(badges))) == (1, 1)


def test_person_is_received_when_another_desk_has_printed(badges: ServiceUnderTest) -> None:
    badges.hear(participant())
    client = badges.client(DESK)
    page = client.page(f"{DESK_PAGE}?q=gulom")
    index = next(i for i, form in enumerate(page.all("form")) if form.get("data-main") is not None)
    values = page.form_values(index)
    press(client, f"{DESK_PAGE}?q=gulom", "Check in and print")
    answer = client.post(
        "/badges/meetings/seminar/arrivals", data={**values, "print_id": str(uuid4())}
    )
    assert answer.status_code == 303
    assert "printed=" not in answer.headers["Location"]
    assert len(prints(badges)) == 1


def test_check_in_without_printing(badges: ServiceUnderTest) -> None:
    badges.hear(participant())
    client = badges.client(DESK)
    press(client, f"{DESK_PAGE}?q=gulom", "Check in without printing")
    assert (len(arrivals(badges)), len(prints(badges))) == (1, 0)
    assert "Print the badge" in buttons(client.page(f"{DESK_PAGE}?q=gulom"))


def test_reprint_asks_for_a_reason(badges: ServiceUnderTest) -> None:
    badges.hear(participant())
    client = badges.client(DESK)
    press(client, f"{DESK_PAGE}?q=gulom", "Check in and print")
    assert "Check in and print" not in buttons(client.page(f"{DESK_PAGE}?q=gulom"))
    answer = press(client, f"{DESK_PAGE}?q=gulom", "Print again")
    assert answer.status_code == 422
    assert "Choose why it is printed again" in answer.text
    answer = press(client, f"{DESK_PAGE}?q=gulom", "Print again", reason="damaged")
    assert answer.status_code == 303
    assert [printing.reason for printing in prints(badges)] == ["", "damaged"]


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("submitted", "Not yet approved"),
        ("declined", "Declined"),
        ("withdrawn", "Withdrawn"),
    ],
)
def test_whoever_is_not_approved_is_shown_and_not_received(
    badges: ServiceUnderTest, state: str, words: str
) -> None:
    badges.hear(participant(1, state=state, may_print=False))
    client = badges.client(DESK)
    page = client.page(f"{DESK_PAGE}?q=gulom")
    assert words in page.text
    assert not {"Check in and print", "Check in without printing"} & set(buttons(page))
    token = page.form_values(next(i for i, f in enumerate(page.all("form")) if f.get("method")))
    answer = client.post(
        "/badges/meetings/seminar/arrivals",
        data={**token, "participant": str(person_id(1)), "print_id": str(uuid4()), "prints": "yes"},
    )
    assert answer.status_code == 422
    assert "This person is not approved" in answer.text
    assert (arrivals(badges), prints(badges)) == ([], [])


@pytest.mark.parametrize(
    "query",
    ["гулом йулдошев", "Gulom", "G'ulom Yo'ldoshev", "yoldoshev", "Узбекистан", "UZB", "Guolm"],
)
def test_found_by_any_spelling(badges: ServiceUnderTest, query: str) -> None:
    badges.hear(participant(1))
    assert "Gʻulom Yoʻldoshev" in badges.client(DESK).page(f"{DESK_PAGE}?q={query}").text


def test_found_by_code_and_by_number(badges: ServiceUnderTest) -> None:
    badges.hear(participant(1))
    badges.hear(participant(2, name="Soekarno", own_name=""))
    badge = badge_of(badges, person_id(2))
    client = badges.client(DESK)
    for query in (badge.code, badge.code.replace("-", ""), badge.number):
        page = client.page(f"{DESK_PAGE}?q={query}")
        assert "Soekarno" in page.text
        assert "Yoʻldoshev" not in page.text


def test_revoked_code_is_said_to_be_no_longer_valid(badges: ServiceUnderTest) -> None:
    badges.hear(participant())
    code = badge_of(badges, person_id(1)).code
    badges.hear(participant(revision=2, state="withdrawn", may_print=False))
    page = badges.client(DESK).page(f"{DESK_PAGE}?q={code}")
    assert "Not a valid badge" in page.text
    assert "Withdrawn" in page.text


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("address", ["", "?q=gulom", "?q=nobody-at-all", "?chosen=not-an-id"])
def test_every_page_in_every_language(
    badges: ServiceUnderTest, language: str, address: str
) -> None:
    badges.hear(participant(1))
    badges.hear(participant(2, name="Huda al-Najjar", own_name="هُدَى النَّجَّار", photo=None))
    client = badges.client(DESK, language)
    press(client, f"{DESK_PAGE}?q=huda&lang=en", "Check in and print")
    client.set_cookie("kengash_language", language)
    page = client.page(f"{DESK_PAGE}{address}")
    assert page.root.get("lang") == language


@pytest.mark.parametrize(
    ("member", "status"),
    [
        (DESK, 200),
        (NODIRA, 200),
        (ADMINISTRATOR, 200),
        (OBSERVER, 403),
        (REVIEWER, 403),
        (EDITOR, 403),
        (STRANGER, 404),
    ],
)
def test_who_may_come_in(badges: ServiceUnderTest, member: Member, status: int) -> None:
    badges.hear(participant())
    draw(badges)
    badge = badge_of(badges, person_id(1))
    client = badges.client(member)
    for path in (
        DESK_PAGE,
        f"{DESK_PAGE}/figures",
        f"/badges/meetings/seminar/people/{person_id(1)}/photo",
        "/badges/meetings/seminar/badges",
        f"/badges/meetings/seminar/badges/{badge.id}.pdf",
    ):
        answer = client.get(path)
        assert answer.status_code == status, path
        if status != 200:
            assert "Yoʻldoshev" not in answer.text


def test_nobody_is_received_by_those_who_may_only_look(badges: ServiceUnderTest) -> None:
    badges.hear(participant())
    form = {"participant": str(person_id(1)), "print_id": str(uuid4()), "prints": "yes"}
    for member in (OBSERVER, STRANGER):
        client = badges.client(member)
        answer = client.post("/badges/meetings/seminar/arrivals", data=form)
        assert answer.status_code in (403, 404)
    answer = badges.client(DESK).post("/badges/meetings/seminar/arrivals", data=form)
    assert answer.status_code == 400, "a form without its token"
    assert arrivals(badges) == []


def test_people_of_another_meeting_are_not_here(badges: ServiceUnderTest) -> None:
    badges.hear(replace(SEMINAR, meeting_id=OTHER_MEETING_ID, slug="other"))
    badges.hear(participant(9, meeting_id=OTHER_MEETING_ID, name="Zebunniso Elsewhere"))
    draw(badges)
    elsewhere = badge_of(badges, person_id(9))
    client = badges.client(DESK)
    assert "Zebunniso" not in client.page(f"{DESK_PAGE}?q=zebunniso").text
    assert "Zebunniso" not in client.page(f"{DESK_PAGE}?chosen={person_id(9)}").text
    assert "Zebunniso" not in client.page(f"{DESK_PAGE}?q={elsewhere.code}").text
    for path in (f"people/{person_id(9)}/photo", f"badges/{elsewhere.id}.pdf"):
        assert client.get(f"/badges/meetings/seminar/{path}").status_code == 404


@pytest.mark.parametrize(
    "odd", ["\x00", "%00", "‮evil", "😀", "a" * 5000, "' or 1=1 --", "_%", "0" * 39, "9" * 200]
)
def test_odd_queries_find_nobody_and_break_nothing(badges: ServiceUnderTest, odd: str) -> None:
    badges.hear(participant())
    client = badges.client(DESK)
    answer = client.get(DESK_PAGE, query_string={"q": odd, "chosen": odd, "printed": odd})
    assert answer.status_code == 200


@pytest.mark.parametrize("field", ["participant", "print_id"])
@pytest.mark.parametrize("odd", ["", "\x00", "not-an-id", "😀"])
def test_odd_arrivals_are_refused_in_words(badges: ServiceUnderTest, field: str, odd: str) -> None:
    badges.hear(participant())
    client = badges.client(DESK)
    answer = press(client, f"{DESK_PAGE}?q=gulom", "Check in and print", **{field: odd})
    assert answer.status_code == 422
    assert arrivals(badges) == []


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

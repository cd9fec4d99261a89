"""The front desk as its people see it."""

from dataclasses import replace
from uuid import uuid4

import pytest
from sqlalchemy import select

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


SPELLINGS = (
    "гулом йулдошев", "Gulom", "G'ulom Yo'ldoshev", "yoldoshev", "Узбекистан", "UZB", "Guolm",
)  # fmt: skip


def test_found_by_any_spelling(badges: ServiceUnderTest) -> None:
    badges.hear(participant(1))
    client = badges.client(DESK)
    for query in SPELLINGS:
        assert "Gʻulom Yoʻldoshev" in client.page(f"{DESK_PAGE}?q={query}").text, query


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
def test_every_page_in_every_language(badges: ServiceUnderTest, language: str) -> None:
    badges.hear(participant(1))
    badges.hear(participant(2, name="Huda al-Najjar", own_name="هُدَى النَّجَّار", photo=None))
    client = badges.client(DESK, language)
    press(client, f"{DESK_PAGE}?q=huda&lang=en", "Check in and print")
    client.set_cookie("kengash_language", language)
    for address in ("", "?q=gulom", "?q=nobody-at-all", "?chosen=not-an-id"):
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


ODD = ("\x00", "%00", "\u202eevil", "😀", "a" * 5000, "' or 1=1 --", "_%", "0" * 39, "9" * 200)


def test_odd_queries_find_nobody_and_break_nothing(badges: ServiceUnderTest) -> None:
    badges.hear(participant())
    client = badges.client(DESK)
    for odd in ODD:
        answer = client.get(DESK_PAGE, query_string={"q": odd, "chosen": odd, "printed": odd})
        assert answer.status_code == 200, odd
        assert "Yoʻldoshev" not in answer.text, odd


def test_odd_arrivals_are_refused_in_words(badges: ServiceUnderTest) -> None:
    badges.hear(participant())
    client = badges.client(DESK)
    for field in ("participant", "print_id"):
        for odd in ("", "\x00", "not-an-id", "😀"):
            answer = press(client, f"{DESK_PAGE}?q=gulom", "Check in and print", **{field: odd})
            assert answer.status_code == 422, (field, odd)
    assert arrivals(badges) == []

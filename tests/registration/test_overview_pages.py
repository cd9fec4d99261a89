"""The overview: each of its figures leads to a list, and is as long as that list."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from services.registration.models.delegation import Delegation
from services.registration.models.note_verbale import NoteVerbale
from services.registration.models.registration import Registration
from services.registration.usecases.save_sex import save_sex
from services.registration.usecases.submit_registration import submit_registration
from services.registration.usecases.withdraw_registration import withdraw_registration
from shared import clock
from shared.language import languages
from tests.house_under_test import House, Member
from tests.pages import Page, PageClient
from tests.people import DESK, EDITOR, NODIRA, OBSERVER, REVIEWER, SEMINAR_ID
from tests.registration import reviewing
from tests.registration.people import (
    FOR_A_FUND,
    LINKS,
    SUHARTA,
    draft,
    hear_of_the_seminar,
    picture,
    submitted,
)
from tests.registration.places import allow, member
from tests.registration.questions import ask
from tests.registration.test_staff_pages import approve, arrive

AT = "/registration/meetings/seminar"
STAFF = (NODIRA, REVIEWER, OBSERVER, EDITOR, DESK)


@pytest.fixture
def people(house: House) -> dict[str, UUID]:
    """Somebody in each figure: with and without a photo, women and men, waiting and withdrawn."""
    hear_of_the_seminar(house)
    with house.registration.session() as session:
        ask(session, "sex", photo="wanted")
        allow(session, places=3)
        made = {
            "her": _sent(house, session, "female", photo=picture()),
            "him": _sent(house, session, "male", name=SUHARTA, represents=FOR_A_FUND),
            "silent": _sent(house, session, "unsaid"),
            "open": _sent(house, session, "x"),
            "waits": _sent(house, session, "female"),
            "begun": draft(session, email="begun@delegate.example").id,
            "gone": _sent(house, session, "male", represents=FOR_A_FUND),
        }
        both: dict[str, Any] = {"meeting_id": SEMINAR_ID, "links": LINKS}
        withdraw_registration(session, registration_id=made["gone"], **both)
        long_ago = clock.now() - timedelta(days=20)
        was_sent = update(Registration).where(Registration.id == made["open"])
        session.execute(was_sent.values(submitted_at=long_ago))
        for who in ("her", "him", "silent"):
            reviewing.approve(session, session.get_one(Registration, made[who]), NODIRA)
        session.commit()
    arrive(house, made["her"])
    return made


def _sent(house: House, session: Session, sex: str, **answers: Any) -> UUID:
    made = draft(session, email=f"{uuid4().hex}@delegate.example", **answers)
    save_sex(session, registration_id=made.id, sex=sex)
    submit_registration(session, registration_id=made.id, links=LINKS)
    return made.id


def _figures(page: Page) -> Iterator[tuple[str, int, str]]:
    """The words, the number within them and the list behind it, of every figure that leads on."""
    for link in page.all("a"):
        href, words = link.get("href") or "", page.words(link)
        is_list = re.search(r"/(people|delegations|review)(\?|$)", href)
        numbers = re.findall(r"\d+", words.rpartition(":")[2])
        if is_list and numbers:
            yield words, int(numbers[0]), href


def _length(client: PageClient, href: str, words: str) -> int:
    page = client.page(href)
    if words == "Places":
        places = re.search(r"(\d+) places?", page.text)
        return int(places.group(1)) if places else 0
    return sum(len(list(body.iter("tr"))) for body in page.all("tbody"))


def _words_of_step(page: Page, href: str) -> str:
    """A step's number stands above its words."""
    for item in page.all("li"):
        links = [link for link in item.iter("a") if "big" in (link.get("class") or "")]
        if links and links[0].get("href") == href:
            words = [each for each in item.iter("span") if "strong" in (each.get("class") or "")]
            return page.words(words[0])
    return ""


@pytest.mark.parametrize("staff", [NODIRA, REVIEWER, OBSERVER], ids=lambda each: each.roles)
def test_each_figure_is_the_length_of_the_list_behind_it(
    house: House, people: dict[str, UUID], staff: Member
) -> None:
    client = house.registration.client(staff)
    page = client.page(f"{AT}/")
    seen = {}
    for words, number, href in _figures(page):
        what = _words_of_step(page, href) if words.isdigit() else words
        assert number == _length(client, href, what), (words, href)
        seen[what or words] = number
    sent_today = [number for words, number in seen.items() if words.endswith(": 5 sent")]
    assert sent_today == [5]
    told = {
        "Places": 6,
        "Begun": 7,
        "1 not sent yet": 1,
        "Sent": 6,
        "1 to decide on": 1,
        "Approved": 3,
        "Ready to print": 1,
        "2 without a photo": 2,
        "of 2 who have said": 2,
        "All 2": 2,
        "Notes verbales: 0": 0,
        "Arrived: 1": 1,
    }
    assert {words: seen.get(words) for words in told} == told


@pytest.mark.parametrize("language", languages())
def test_overview_stands_in_every_language_full_and_empty(house: House, language: str) -> None:
    hear_of_the_seminar(house)
    client = house.registration.client(NODIRA, language)
    assert client.page(f"{AT}/").root.get("lang") == language
    with house.registration.session() as session:
        ask(session, photo="wanted")
        allow(session, places=1)
        for number in range(4):
            member(session, number, "head")
        session.commit()
    assert client.page(f"{AT}/").root.get("lang") == language


@pytest.mark.parametrize("staff", [EDITOR, DESK], ids=lambda each: each.roles)
def test_whoever_may_not_read_people_sees_figures_and_no_way_to_them(
    house: House, people: dict[str, UUID], staff: Member
) -> None:
    page = house.registration.client(staff).page(f"{AT}/")
    assert "Ready to print" in page.text
    assert list(_figures(page)) == []
    main = next(each for each in page.root.iter("main"))
    assert not [link for link in main.iter("a") if "/people" in (link.get("href") or "")]


def test_nothing_is_invented_where_places_are_not_laid_down(house: House) -> None:
    hear_of_the_seminar(house)
    with house.registration.session() as session:
        submitted(session)
        session.commit()
    page = house.registration.client(NODIRA).page(f"{AT}/")
    steps = [page.words(each) for each in page.all("ol")[0].iter("span")]
    assert "Places" not in steps
    assert "Begun" in steps


def test_share_of_women_is_of_those_who_have_said(house: House, people: dict[str, UUID]) -> None:
    assert "50% women" in house.registration.client(NODIRA).page(f"{AT}/").text


def test_note_verbale_is_shown_and_counted(house: House, people: dict[str, UUID]) -> None:
    client = house.registration.client(NODIRA)
    client.page(f"{AT}/")
    with house.registration.session() as session:
        kyrgyz = session.scalars(select(Delegation).where(Delegation.state_code == "KGZ")).one()
        note = NoteVerbale(
            delegation_id=kyrgyz.id,
            number="12-3/45",
            dated=date(2027, 5, 4),
            file=b"%PDF-1.7",
            media_type="application/pdf",
            size=8,
            uploaded_at=clock.now(),
            by_kind="account",
            by=NODIRA.id,
        )
        session.add(note)
        session.commit()
    assert "Notes verbales: 1" in client.page(f"{AT}/").text
    received = client.page(f"{AT}/delegations?note=received")
    assert "Kyrgyzstan" in received.text
    assert "Lake Fund" not in received.text
    assert "Lake Fund" not in client.page(f"{AT}/delegations?note=awaited").text


def test_day_is_that_of_the_venue(house: House) -> None:
    """At nine in the evening of Greenwich it is the next day in Tashkent."""
    hear_of_the_seminar(house)
    evening = clock.now().replace(hour=21, minute=0) - timedelta(days=3)
    with house.registration.session() as session:
        made = submitted(session)
        session.execute(
            update(Registration).where(Registration.id == made.id).values(submitted_at=evening)
        )
        session.commit()
    client = house.registration.client(NODIRA)
    next_day = (evening + timedelta(days=1)).date()
    people = f"{AT}/people?state=sent&day="
    assert "Yusufzai" in client.page(f"{people}{next_day}").text
    assert "Yusufzai" not in client.page(f"{people}{evening.date()}").text
    assert client.get(f"{people}0001-01-01").status_code == 200
    assert client.get(f"{people}yesterday").status_code == 200


def test_open_page_is_told_when_something_has_changed(
    house: House, people: dict[str, UUID]
) -> None:
    client = house.registration.client(NODIRA)
    part = f"{AT}/overview.part"
    first = client.get(part)
    known = {"If-None-Match": first.headers["ETag"]}
    assert client.get(part, headers=known).status_code == 304
    # Who reads another language, or is somebody else, is shown something else.
    assert house.registration.client(NODIRA, "ar").get(part, headers=known).status_code == 200
    assert house.registration.client(REVIEWER).get(part, headers=known).status_code == 200
    with house.registration.session() as session:
        allow(session, places=9)
        session.commit()
    after = client.get(part, headers=known)
    assert after.status_code == 200
    assert approve(house, people["open"], NODIRA) == 303
    assert client.get(part, headers={"If-None-Match": after.headers["ETag"]}).status_code == 200

"""Whole delegations register at once from one address; only a machine that never stops waits."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import update

from services.registration.models.passwords import digest
from services.registration.models.sign_in import Attempt
from services.registration.usecases.allow_attempt import FREE
from shared import clock
from shared.language import languages
from tests.house_under_test import SECRET, House
from tests.pages import Page, PageClient
from tests.people import OTHER_MEETING_ID, SEMINAR_ID
from tests.registration.people import LINKS, REGISTER, draft, hear_of_the_seminar

HOTEL = "203.0.113.7"
# So many too many that the next one has to wait for long enough to be looked at.
TOO_MANY = FREE["begin"] + 10
ENTERED = {
    "en": "Nothing that you entered",
    "ru": "не потеряно",
    "uz": "yoʻqolmadi",
    "ar": "لم يضِع",
}


def come_from(client: PageClient, address: str) -> PageClient:
    client.environ_base["REMOTE_ADDR"] = address
    return client


def have_come(house: House, number: int, place: str = HOTEL, kind: str = "begin") -> None:
    """So many have done it within the last minutes."""
    who = digest(SECRET, f"{kind} {SEMINAR_ID} {place}")
    with house.registration.session() as session:
        session.add_all(
            Attempt(id=uuid4(), kind=kind, who_digest=who, where_digest="", at=clock.now())
            for _ in range(number)
        )
        session.commit()


@pytest.fixture
def browser(house: House) -> PageClient:
    hear_of_the_seminar(house)
    return come_from(house.registration.client(), HOTEL)


def test_delegation_of_a_hundred_behind_one_address_is_not_held_up(
    house: House, browser: PageClient
) -> None:
    have_come(house, 199)
    assert browser.fill_in(REGISTER).status_code == 303


@pytest.mark.parametrize("language", languages())
def test_more_than_any_hotel_holds_is_asked_to_wait_in_words(
    house: House, browser: PageClient, language: str
) -> None:
    have_come(house, TOO_MANY)
    browser.set_cookie("kengash_language", language)
    refused = browser.fill_in(REGISTER)
    page = Page(refused.text)
    assert refused.status_code == 429
    assert int(refused.headers["Retry-After"]) >= 1
    assert ENTERED[language] in page.text
    assert REGISTER in [each.get("href") for each in page.all("a")]
    assert browser.get(REGISTER).status_code == 200


def test_sending_is_counted_as_beginning_is(house: House, browser: PageClient) -> None:
    with house.registration.session() as session:
        id_ = draft(session).id
        session.commit()
    browser.get(
        f"/registration/link/{LINKS.token('registration', id_, clock.now() + timedelta(days=1))}"
    )
    mine = f"/registration/mine/{id_}"
    have_come(house, TOO_MANY, kind="send")
    assert browser.fill_in(f"{mine}/check").status_code == 429
    with house.registration.session() as session:
        session.execute(update(Attempt).values(at=clock.now() - timedelta(minutes=16)))
        session.commit()
    assert browser.fill_in(f"{mine}/check").status_code == 303


def test_others_go_on_meanwhile(house: House, browser: PageClient) -> None:
    have_come(house, TOO_MANY)
    elsewhere = come_from(house.registration.client(), "203.0.113.8")
    assert elsewhere.fill_in(REGISTER).status_code == 303
    here = come_from(house.registration.client(), "127.0.0.1")
    assert here.fill_in(REGISTER).status_code == 303


def test_neighbourhood_of_long_addresses_is_one_place(house: House) -> None:
    hear_of_the_seminar(house)
    have_come(house, TOO_MANY, place=str(0x20010DB8_00000001))
    same = come_from(house.registration.client(), "2001:db8:0:1::beef")
    assert same.fill_in(REGISTER).status_code == 429
    next_door = come_from(house.registration.client(), "2001:db8:0:2::beef")
    assert next_door.fill_in(REGISTER).status_code == 303


def test_meetings_are_counted_apart(house: House, browser: PageClient) -> None:
    who = digest(SECRET, f"begin {OTHER_MEETING_ID} {HOTEL}")
    with house.registration.session() as session:
        session.add_all(
            Attempt(id=uuid4(), kind="begin", who_digest=who, where_digest="", at=clock.now())
            for _ in range(TOO_MANY)
        )
        session.commit()
    assert browser.fill_in(REGISTER).status_code == 303

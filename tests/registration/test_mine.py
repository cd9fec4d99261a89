"""What a browser may open, and only by asking in earnest."""

import time
from datetime import timedelta

import pytest
from sqlalchemy import select

from services.registration.models.registration import Registration
from services.registration.web import mine
from shared import clock
from tests.house_under_test import House
from tests.pages import PageClient
from tests.registration.people import LINKS, REGISTER, draft, hear_of_the_seminar


@pytest.fixture
def browser(house: House) -> PageClient:
    hear_of_the_seminar(house)
    return house.registration.client()


def own(house: House, browser: PageClient) -> str:
    """The address of a whole draft that this browser may open."""
    with house.registration.session() as session:
        id_ = draft(session).id
        session.commit()
    token = LINKS.token("registration", id_, clock.now() + timedelta(days=1))
    browser.get(f"/registration/link/{token}")
    return f"/registration/mine/{id_}"


def test_asking_about_a_page_sends_nothing_and_begins_nothing(
    house: House, browser: PageClient
) -> None:
    address = own(house, browser)
    for path in (f"{address}/check", f"{address}/withdraw", REGISTER):
        browser.head(path)
    with house.registration.session() as session:
        assert [each.state for each in session.scalars(select(Registration))] == ["draft"]


def test_stolen_cookie_opens_nothing_when_its_days_are_over(
    house: House, browser: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A browser forgets it by itself; whoever copied it from there does not."""
    address = own(house, browser)
    assert browser.get(address).status_code == 200
    later = time.time() + mine.SECONDS + 60
    monkeypatch.setattr(time, "time", lambda: later)
    cookie = browser.get_cookie(mine.COOKIE, path="/registration")
    assert cookie is not None
    thief = house.registration.client()
    thief.set_cookie(mine.COOKIE, cookie.value, path="/registration")
    assert thief.get(address).status_code == 404

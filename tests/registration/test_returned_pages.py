"""What a delegate sees of a review: what to correct and what comes next, but none of its steps."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from services.registration.models.registration import Registration
from services.registration.usecases.endorse_registration import endorse_registration
from services.registration.usecases.return_registration import return_registration
from services.registration.usecases.set_period import set_period
from shared import clock
from shared.language import languages
from tests.house_under_test import House
from tests.pages import PageClient
from tests.people import NODIRA, SEMINAR_ID
from tests.registration.people import LINKS, hear_of_the_seminar, submitted
from tests.registration.reviewing import about, rules
from tests.registration.test_delegates_pages import opened


def returned(house: House, *, language: str = "en", closed: bool = False) -> UUID:
    hear_of_the_seminar(house)
    with house.registration.session() as session:
        made = submitted(session, language=language)
        said: dict[str, Any] = {"reason": "name", "words": "Two letters are swapped."}
        return_registration(session, **about(session, made), **said, links=LINKS)
        if closed:
            now = clock.now()
            set_period(session, meeting_id=SEMINAR_ID, opens_at=None, closes_at=now, by=None)
        session.commit()
        return made.id


@pytest.mark.parametrize("language", languages())
def test_page_says_what_to_correct_in_every_language(house: House, language: str) -> None:
    id_ = returned(house)
    browser = house.registration.client(language=language)
    page = browser.page(opened(browser, id_))
    assert "Two letters are swapped." in page.text
    assert browser.page(f"/registration/mine/{id_}/change").root.get("lang") == language


@pytest.mark.parametrize("closed", [False, True], ids=["open", "after the last day"])
def test_person_corrects_and_sends_again(house: House, closed: bool) -> None:
    id_ = returned(house, closed=closed)
    browser = house.registration.client()
    page = browser.page(opened(browser, id_))
    assert page.heading == "Please correct your registration"
    assert "The name is not written as in the passport." in page.text
    assert "Your place in the delegation is kept" in page.text
    # One press on the page leads to what is to be corrected.
    name = browser.fill_in(f"/registration/mine/{id_}").headers["Location"]
    assert name.endswith("/name")
    check = name.replace("/name", "/check")
    assert browser.fill_in(name, {"given_names": "Mariam"}).headers["Location"] == check
    draft = check.removesuffix("/check")
    assert "Go on" in browser.page(draft).text
    assert browser.fill_in(check).headers["Location"] == f"/registration/mine/{id_}"
    assert browser.page(f"/registration/mine/{id_}").heading == (
        "Your registration has been received"
    )
    with house.registration.session() as session:
        sent = session.scalars(select(Registration)).one()
        assert (sent.state, sent.given_names) == ("submitted", "Mariam")


def test_steps_of_the_secretariat_are_not_the_person_s(house: House) -> None:
    hear_of_the_seminar(house)
    with house.registration.session() as session:
        rules(session, "endorse", "clear")
        made = submitted(session)
        session.commit()
        before = _seen(house, made.id)
        endorse_registration(session, **about(session, made, NODIRA), links=LINKS)
        session.commit()
    assert _seen(house, made.id) == before


def _seen(house: House, id_: UUID) -> str:
    browser: PageClient = house.registration.client()
    return browser.page(opened(browser, id_)).text

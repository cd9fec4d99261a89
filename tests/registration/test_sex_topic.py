"""Sex as in the passport is asked where the meeting asks it, and nobody has to say."""

import pytest

from services.registration.models.registration import Registration
from shared.language import languages
from tests.house_under_test import House
from tests.people import NODIRA
from tests.registration.people import draft, hear_of_the_seminar
from tests.registration.questions import ask
from tests.registration.test_delegates_pages import opened

QUESTIONS = "/registration/meetings/seminar/questions"


@pytest.mark.parametrize("language", languages())
def test_question_is_asked_and_answered_in_every_language(house: House, language: str) -> None:
    hear_of_the_seminar(house)
    with house.registration.session() as session:
        ask(session, "sex")
        made = draft(session)
        session.commit()
    browser = house.registration.client(language=language)
    page = f"{opened(browser, made.id)}/sex"
    refused = browser.fill_in(page)
    assert refused.status_code == 422
    answered = browser.fill_in(page, {"sex": "unsaid"})
    assert answered.location.endswith("/check")
    with house.registration.session() as session:
        assert session.get_one(Registration, made.id).sex == "unsaid"


def test_made_up_answer_is_refused(house: House) -> None:
    hear_of_the_seminar(house)
    with house.registration.session() as session:
        ask(session, "sex")
        made = draft(session)
        session.commit()
    browser = house.registration.client()
    page = f"{opened(browser, made.id)}/sex"
    assert browser.fill_in(page, {"sex": "<b>"}).status_code == 422


def test_organiser_asks_and_the_check_shows_the_answer(house: House) -> None:
    hear_of_the_seminar(house)
    with house.registration.session() as session:
        made = draft(session)
        session.commit()
    browser = house.registration.client()
    address = opened(browser, made.id)
    assert browser.get(f"{address}/sex").location == address
    organiser = house.registration.client(NODIRA)
    assert organiser.fill_in(QUESTIONS, {"topics": ["sex"]}, form=1).status_code == 303
    browser.fill_in(f"{address}/sex", {"sex": "female"})
    assert "SexFemale" in browser.page(f"{address}/check").text

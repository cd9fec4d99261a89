"""A delegate's way through registration, as a browser without scripts sees it."""

from datetime import timedelta
from io import BytesIO
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from services.registration.models.mail import Mail
from services.registration.models.registration import Event, Photo, Registration
from services.registration.usecases.set_period import set_period
from shared import clock
from shared.language import languages
from shared.messaging.tables import outbox
from tests.house_under_test import House
from tests.pages import PageClient
from tests.people import SEMINAR_ID
from tests.registration.people import (
    LINKS,
    REGISTER,
    draft,
    hear_of_the_seminar,
    picture,
    register_as_a_person_would,
    submitted,
)

TOPICS = ("name", "represents", "contact", "photo", "check")


@pytest.fixture
def browser(house: House) -> PageClient:
    hear_of_the_seminar(house)
    return house.registration.client()


def kept(house: House, id_: UUID) -> Registration:
    with house.registration.session() as session:
        return session.get_one(Registration, id_)


def begun(browser: PageClient) -> str:
    """The address of a registration that this browser has begun."""
    return browser.fill_in(REGISTER).headers["Location"].rsplit("/", 1)[0]


def own(house: House, browser: PageClient, photo: bytes | None = None) -> str:
    """The address of a whole draft that this browser may open."""
    with house.registration.session() as session:
        id_ = draft(session, photo=photo).id
        session.commit()
    return opened(browser, id_)


def opened(browser: PageClient, id_: UUID) -> str:
    token = LINKS.token("registration", id_, clock.now() + timedelta(days=1))
    browser.get(f"/registration/link/{token}")
    return f"/registration/mine/{id_}"


def test_registration_is_sent_when_every_topic_is_answered(
    house: House, browser: PageClient
) -> None:
    id_ = register_as_a_person_would(browser)
    page = browser.page(f"/registration/mine/{id_}")
    assert page.heading == "Your registration has been received"
    assert "maryam@delegate.example" in page.text
    made = kept(house, id_)
    assert (made.state, made.name) == ("submitted", "Maryam Yusufzai")
    assert (made.own_name, made.function) == ("مریم یوسفزی", {"en": "Adviser"})
    with house.registration.session() as session:
        assert session.get(Photo, id_) is not None
        assert session.scalars(select(Mail.to)).all() == ["maryam@delegate.example"]
    photo = browser.get(f"/registration/mine/{id_}/photo.jpg")
    assert photo.mimetype == "image/jpeg"
    again = browser.get(photo.request.path, headers={"If-None-Match": photo.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("language", languages())
def test_every_page_speaks_every_language(house: House, language: str) -> None:
    hear_of_the_seminar(house)
    browser = house.registration.client(language=language)
    assert browser.page(REGISTER).root.get("lang") == language
    address = own(house, browser, photo=picture())
    seen = [browser.page(f"{address}/{topic}") for topic in TOPICS]
    seen.append(browser.page(address))
    browser.fill_in(f"{address}/check")
    seen.append(browser.page(address))
    seen.append(browser.page(f"{address}/withdraw"))
    browser.fill_in(f"{address}/withdraw")
    seen.append(browser.page(address))
    seen.append(browser.page("/registration/link/cut", status=404))
    assert len({page.heading for page in seen}) == len(seen)
    with house.registration.session() as session:
        set_period(session, meeting_id=SEMINAR_ID, opens_at=None, closes_at=clock.now())
        session.commit()
    assert browser.page(REGISTER).heading not in {page.heading for page in seen}


def test_answers_are_shown_again_as_they_were_typed(browser: PageClient) -> None:
    address = begun(browser)
    typed = {"given_names": "Marie  Ève", "family_name": "", "own_name": "<b>&amp;"}
    answer = browser.fill_in(f"{address}/name", typed)
    assert answer.status_code == 422
    assert 'value="Marie  Ève"' in answer.text
    assert "&lt;b&gt;&amp;amp;" in answer.text
    assert "Enter your family name, or say that you have only one name" in answer.text


ODD: list[tuple[str, dict[str, object], str]] = [
    ("name", {"given_names": "Мария", "family_name": "X"}, "Write this in Latin letters"),
    ("name", {"given_names": "M" * 121, "family_name": "X"}, "This is too long"),
    ("name", {"given_names": "😀", "family_name": "X"}, "Use letters, spaces, hyphens"),
    ("name", {"given_names": "R2-D2", "family_name": "X"}, "Use letters, spaces, hyphens"),
    ("name", {"given_names": "---", "family_name": "X"}, "Use letters, spaces, hyphens"),
    ("name", {"given_names": "A", "family_name": "B", "has_one_name": "yes"}, "Leave this"),
    ("name", {"given_names": "\0\u202e", "family_name": "X"}, "Enter your given names"),
    ("name", {"honorific": "Г-н", "given_names": "A", "family_name": "B"}, "Write this in Latin"),
    ("represents", {}, "Say whom you represent"),
    ("represents", {"kind": "state", "function": "A"}, "Choose the State"),
    ("represents", {"kind": "state", "state_code": "ZZZ", "function": "A"}, "Choose one of"),
    ("represents", {"kind": "organisation", "function": "A"}, "Choose the organisation"),
    ("represents", {"kind": "state", "state_code": "UZB"}, "Enter your function"),
    ("represents", {"kind": "planet"}, "Choose one of the list"),
    ("represents", {"kind": "organisation", "organisation_id": "1"}, "Choose one of the list"),
    (
        "represents",
        {"kind": "state", "state_code": "UZB", "function_in.ru": "A" * 161},
        "This is too long",
    ),
    ("contact", {"email": "nobody", "consent": "yes"}, "Enter an e-mail address"),
    ("contact", {"email": "a@b.example\nBcc: c@d.example"}, "Enter an e-mail address"),
    ("contact", {"email": "a@b.example"}, "unless you agree"),
    ("contact", {"email": "a@b.example", "phone": "call me"}, "Enter a telephone number"),
    ("contact", {"email": "a@b.example", "language": "tlh"}, "Choose one of the list"),
    ("photo", {}, "Choose a photo, or go on without one"),
    ("photo", {"photo": (BytesIO(b"text"), "a.jpg")}, "We cannot read this file"),
    ("photo", {"photo": (BytesIO(picture((90, 90))), "a.jpg")}, "too small"),
]


def test_odd_answers_are_refused_in_words(house: House, browser: PageClient) -> None:
    address = begun(browser)
    for topic, typed, words in ODD:
        answer = browser.fill_in(f"{address}/{topic}", typed)
        assert answer.status_code == 422, typed
        assert words in answer.text, typed
        assert "There is a problem" in answer.text
    assert kept(house, UUID(address.rsplit("/", 1)[1])).revision == 1


def test_long_names_in_any_script_are_kept_whole(house: House, browser: PageClient) -> None:
    address = begun(browser)
    typed = {
        "given_names": "Ndapandula " * 8,
        "family_name": "Wolfeschlegelsteinhausenbergerdorff-Oʻrinboyeva",
        "own_name": "عبد\u202eالرحمن\u200b",
    }
    browser.fill_in(f"{address}/name", typed)
    made = kept(house, UUID(address.rsplit("/", 1)[1]))
    assert made.given_names == ("Ndapandula " * 8).strip()
    assert made.own_name == "عبدالرحمن"


def test_function_may_be_given_in_several_languages(house: House, browser: PageClient) -> None:
    address = begun(browser)
    typed = {
        "kind": "organisation",
        "organisation_name": "Lake Fund",
        "function": "Director",
        "function_in.ar": "مدير",
        "function_in.ru": "Директор",
    }
    browser.fill_in(f"{address}/represents", typed)
    made = kept(house, UUID(address.rsplit("/", 1)[1]))
    assert made.function == {"en": "Director", "ru": "Директор", "ar": "مدير"}
    values = browser.page(f"{address}/represents?lang=ar").form_values()
    assert (values["function"], values["function_in.en"]) == ("مدير", "Director")


def test_photo_may_be_left_out_and_kept(house: House, browser: PageClient) -> None:
    address = own(house, browser, photo=picture())
    browser.fill_in(f"{address}/photo", {"photo_is": "kept"})
    assert browser.get(f"{address}/photo.jpg").status_code == 200
    browser.fill_in(f"{address}/photo", {"photo_is": "none"})
    assert browser.get(f"{address}/photo.jpg").status_code == 404


def test_unanswered_topics_come_before_the_last_look(browser: PageClient) -> None:
    address = begun(browser)
    assert browser.get(f"{address}/check").headers["Location"].endswith("/name")


def test_what_was_sent_can_no_longer_be_changed(house: House, browser: PageClient) -> None:
    address = own(house, browser)
    token = browser.page(f"{address}/name").form_values()
    browser.fill_in(f"{address}/check")
    answer = browser.post(f"{address}/name", data={**token, "given_names": "Another"})
    assert answer.headers["Location"].endswith(address)
    assert kept(house, UUID(address.rsplit("/", 1)[1])).given_names == "Maryam"
    for topic in TOPICS:
        assert browser.get(f"{address}/{topic}").headers["Location"].endswith(address)


def test_double_click_sends_once(house: House, browser: PageClient) -> None:
    address = own(house, browser)
    values = browser.page(f"{address}/check").form_values()
    for _ in range(2):
        assert browser.post(f"{address}/check", data=values).status_code == 303
    with house.registration.session() as session:
        assert session.scalars(select(Event.what)).all().count("submitted") == 1


def test_anothers_registration_is_not_there(house: House, browser: PageClient) -> None:
    address = own(house, browser, photo=picture())
    values = browser.page(f"{address}/check").form_values()
    stranger = house.registration.client()
    begun(stranger)
    for path in ("", "/photo.jpg", "/withdraw", *(f"/{topic}" for topic in TOPICS)):
        assert stranger.get(f"{address}{path}").status_code == 404
    stranger.set_cookie("registration_mine", f'["{address[-36:]}"]', path="/registration")
    assert stranger.get(address).status_code == 404
    assert browser.get(f"/registration/mine/{uuid4()}").status_code == 404
    browser.delete_cookie("registration_mine", path="/registration")
    assert browser.post(f"{address}/check", data=values).status_code == 404


def test_link_leads_to_the_registration_from_any_device(house: House, browser: PageClient) -> None:
    with house.registration.session() as session:
        id_ = submitted(session).id
        session.commit()
    token = LINKS.token("registration", id_, clock.now() + timedelta(days=1))
    answer = browser.get(f"/registration/link/{token}")
    assert answer.headers["Location"].endswith(f"/registration/mine/{id_}")
    assert token not in answer.headers["Location"]
    assert browser.page(f"/registration/mine/{id_}").heading


def test_link_for_anything_else_opens_nothing(house: House, browser: PageClient) -> None:
    with house.registration.session() as session:
        id_ = submitted(session).id
        session.commit()
    soon = clock.now() + timedelta(days=1)
    for token in (
        LINKS.token("another-purpose", id_, soon),
        LINKS.token("registration", id_, clock.now() - timedelta(seconds=1)),
        LINKS.token("registration", uuid4(), soon),
        LINKS.token("registration", id_, soon)[:-2],
        "x" * 400,
    ):
        assert browser.get(f"/registration/link/{token}").status_code == 404
    assert browser.get(f"/registration/mine/{id_}").status_code == 404


def test_draft_on_this_device_is_offered_and_names_no_one_elsewhere(
    house: House, browser: PageClient
) -> None:
    own(house, browser)
    assert "Maryam Yusufzai" in browser.page(REGISTER).text
    assert "Maryam" not in house.registration.client().page(REGISTER).text


def test_organisation_that_one_person_typed_is_not_shown_to_others(
    house: House, browser: PageClient
) -> None:
    with house.registration.session() as session:
        fund = {"kind": "organisation", "organisation_name": "Quiet Fund", "function": {"en": "A"}}
        submitted(session, represents=fund)
        session.commit()
    assert "Quiet Fund" not in browser.page(f"{begun(browser)}/represents").html


def test_nothing_is_told_of_a_draft(house: House, browser: PageClient) -> None:
    own(house, browser)
    with house.registration.session() as session:
        assert session.scalars(select(outbox.c.type)).all() == []


def test_closed_registration_takes_nothing(house: House, browser: PageClient) -> None:
    address = own(house, browser)
    values = browser.page(f"{address}/check").form_values()
    start = browser.page(REGISTER).form_values()
    with house.registration.session() as session:
        set_period(session, meeting_id=SEMINAR_ID, opens_at=None, closes_at=clock.now())
        session.commit()
    assert browser.page(REGISTER).heading == "Registration is closed"
    assert browser.post(REGISTER, data=start).status_code == 409
    assert browser.post(f"{address}/check", data=values).status_code == 409
    assert kept(house, UUID(address.rsplit("/", 1)[1])).state == "draft"


def test_unknown_meeting_is_not_there(browser: PageClient) -> None:
    assert browser.get("/registration/meetings/nowhere/register").status_code == 404


def test_form_without_its_token_is_refused(browser: PageClient) -> None:
    browser.get(REGISTER)
    assert browser.post(REGISTER, data={"form_token": "guessed"}).status_code == 400

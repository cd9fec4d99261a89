"""Visa support letters as organisers have them made, and people take their own."""

from uuid import UUID

from services.registration.models.registration import Registration
from tests.house_under_test import House
from tests.people import NODIRA
from tests.registration.letters_and_lists import AT, MEETING, exports, form_to, press_all, send
from tests.registration.papers import approved_with_visa, name, needs_none, rule
from tests.registration.people import hear_of_the_seminar
from tests.registration.test_delegates_pages import opened
from tests.shared.paper_text import text_of


def test_letter_of_one_person_is_made_and_taken_by_an_organiser(
    house: House, traveller: UUID
) -> None:
    client = house.registration.client(NODIRA)
    address = f"{AT}/visa/{traveller}"
    assert address in client.page(f"{MEETING}/people/{traveller}").html
    assert send(client, address, language="ru")[0] == 303
    assert "The letter is being made" in client.page(address).text
    (paper,) = press_all(house)
    page = client.page(address)
    answer = client.fill_in(address, form=form_to(page, f"{AT}/{paper.id}"))
    assert "YUSUFZAI MARYAM" in text_of(answer.data)
    assert "Maryam" not in answer.headers["Content-Disposition"]
    page = client.page(f"{MEETING}/people/{traveller}")
    assert "Visa support letter made" in page.text
    with house.registration.session() as session:
        assert exports(session) == [(NODIRA.id, {"export": "visa_letters", "number": "1"})]


def test_letters_of_all_are_one_paper(house: House, traveller: UUID) -> None:
    with house.registration.session() as session:
        approved_with_visa(session, name=name("Bakyt", "Osmonov"), email="b@delegate.example")
        needs_none(session)
        session.commit()
    client = house.registration.client(NODIRA)
    page = client.page(f"{AT}/visa")
    assert "2 persons are approved and need a visa" in page.text
    assert send(client, f"{AT}/visa", language="en")[0] == 303
    (paper,) = press_all(house)
    assert paper.pages == 2
    place = form_to(client.page(f"{AT}/visa"), f"{AT}/{paper.id}")
    text = text_of(client.fill_in(f"{AT}/visa", form=place).data)
    for words in ("SEMINAR/VISA/0001", "SEMINAR/VISA/0002"):
        assert words in text


def test_letters_say_what_is_lacking(house: House, passport_key: None) -> None:
    hear_of_the_seminar(house)
    with house.registration.session() as session:
        id_ = approved_with_visa(session).id
        other = needs_none(session).id
        session.commit()
    client = house.registration.client(NODIRA)
    for address in (f"{AT}/visa", f"{AT}/visa/{id_}"):
        assert "It is not said yet who signs" in client.page(address).text
        token = client.page(address).form_values()["form_token"]
        refused = client.post(address, data={"form_token": token, "language": "en"})
        assert refused.status_code == 422
    assert "A letter is for those who are approved" in client.page(f"{AT}/visa/{other}").text


def test_person_takes_their_own_letter(house: House, traveller: UUID) -> None:
    browser = house.registration.client()
    address = opened(browser, traveller)
    mine = f"{address}/visa-letter"
    assert mine in browser.page(address).html
    assert browser.fill_in(mine, {"language": "en"}).status_code == 303
    assert "Your letter is being made" in browser.page(mine).text
    (paper,) = press_all(house)
    assert f"{mine}/{paper.id}" in browser.page(mine).html
    answer = browser.get(f"{mine}/{paper.id}")
    assert "AC 1234567" in text_of(answer.data)
    assert answer.headers["Cache-Control"] == "private, no-store"
    with house.registration.session() as session:
        assert exports(session) == []
        session.get_one(Registration, traveller).state = "withdrawn"
        session.commit()
    assert browser.get(f"{mine}/{paper.id}").status_code == 404
    assert mine not in browser.page(address).html


def test_own_letter_is_there_only_where_the_meeting_gives_it(house: House, traveller: UUID) -> None:
    with house.registration.session() as session:
        rule(session, gives_letters=False)
        session.commit()
    browser = house.registration.client()
    address = opened(browser, traveller)
    assert "visa-letter" not in browser.page(address).html
    assert browser.get(f"{address}/visa-letter").status_code == 404


def test_another_s_letter_is_not_to_be_had(house: House, traveller: UUID) -> None:
    browser = house.registration.client()
    address = opened(browser, traveller)
    browser.fill_in(f"{address}/visa-letter", {"language": "en"})
    (paper,) = press_all(house)
    with house.registration.session() as session:
        other = approved_with_visa(
            session, name=name("Bakyt", "Osmonov"), email="b@delegate.example"
        ).id
        session.commit()
    stranger = house.registration.client()
    assert stranger.get(f"{address}/visa-letter/{paper.id}").status_code == 404
    theirs = opened(stranger, other)
    assert stranger.get(f"{theirs}/visa-letter/{paper.id}").status_code == 404

"""The papers of a meeting as its staff have them made and taken, and people their own letter."""

from uuid import UUID

import pytest
from sqlalchemy import event, select

from services.registration.models.paper import ListEdition, PaperRules
from services.registration.models.registration import Registration
from shared.language import languages
from tests.house_under_test import House, Member
from tests.people import DESK, EDITOR, NODIRA, OBSERVER, REVIEWER, SEMINAR_ID, STRANGER
from tests.registration.letters_and_lists import AT, MEETING, exports, form_to, press_all, send
from tests.registration.papers import approved, approved_with_visa
from tests.registration.people import FOR_A_FUND, draft, hear_of_the_seminar
from tests.registration.test_delegates_pages import opened
from tests.shared.paper_text import text_of


def test_list_is_made_pressed_and_taken(house: House, traveller: UUID) -> None:
    client = house.registration.client(NODIRA)
    assert "No list of participants has been made yet" in client.page(AT).text
    assert send(client, AT, stage="provisional")[0] == 303
    page = client.page(AT)
    assert "Papers are being made" in page.text
    assert any("live.js" in (each.get("src") or "") for each in page.all("script"))
    papers = press_all(house)
    page = client.page(AT)
    assert "Papers are being made" not in page.text
    assert "SEMINAR/INF.1/Prov" in page.text
    english = next(each for each in papers if each.language == "en")
    address = f"{AT}/{english.id}"
    answer = client.fill_in(AT, form=form_to(page, address))
    assert answer.mimetype == "application/pdf"
    assert "Maryam YUSUFZAI" in text_of(answer.data)
    assert "participants-seminar-en" in answer.headers["Content-Disposition"]
    assert answer.headers["Cache-Control"] == "private, no-store"
    with house.registration.session() as session:
        assert exports(session) == [(NODIRA.id, {"export": "participants", "number": "1"})]


def test_part_of_the_page_answers_only_when_something_has_changed(
    house: House, traveller: UUID
) -> None:
    client = house.registration.client(NODIRA)
    send(client, AT, stage="provisional")
    first = client.get(f"{AT}/list.part")
    again = {"If-None-Match": first.headers["ETag"]}
    assert client.get(f"{AT}/list.part", headers=again).status_code == 304
    press_all(house)
    ready = client.get(f"{AT}/list.part", headers=again)
    assert ready.status_code == 200
    assert "Papers are being made" not in ready.text


def test_making_is_refused_in_words(house: House, passport_key: None) -> None:
    hear_of_the_seminar(house)
    client = house.registration.client(NODIRA)
    status, text = send(client, AT)
    assert (status, "Say which list it is" in text) == (422, True)
    status, text = send(client, AT, stage="final")
    assert (status, "Nobody who may stand in the list is approved yet" in text) == (422, True)
    with house.registration.session() as session:
        approved(session)
        session.commit()
    assert send(client, AT, stage="final")[0] == 303
    answer = client.fill_in(AT, {"stage": "provisional"}, form=form_to(client.page(AT), AT))
    assert (answer.status_code, "only that can be revised" in answer.text) == (422, True)
    with house.registration.session() as session:
        assert session.scalars(select(ListEdition.stage)).all() == ["final"]


def test_settings_are_kept_and_shown(house: House, passport_key: None) -> None:
    hear_of_the_seminar(house)
    client = house.registration.client(NODIRA)
    values = {
        "symbol": "X/INF.2",
        "lists_media": "yes",
        "signatory_name.ru": "Нодира Йўлдошева",
        "gives_letters": "yes",
    }
    assert send(client, f"{AT}/settings", **values)[0] == 303
    page = client.page(f"{AT}/settings?done=1")
    form = page.form_values(form_to(page, f"{AT}/settings"))
    assert {name: form[name] for name in values} == values
    with house.registration.session() as session:
        kept = session.get_one(PaperRules, SEMINAR_ID)
        assert (kept.lists_media, kept.lists_host) == (True, False)


def test_contact_page_asks_how_one_wishes_to_be_listed(house: House) -> None:
    hear_of_the_seminar(house)
    with house.registration.session() as session:
        of_state = draft(session).id
        of_fund = draft(session, represents=FOR_A_FUND).id
        session.commit()
    browser = house.registration.client()
    page = browser.page(f"{opened(browser, of_state)}/contact")
    assert "stays_unlisted" not in page.html
    assert "may_list_email" not in page.form_values()
    address = f"{opened(browser, of_fund)}/contact"
    browser.fill_in(address, {"stays_unlisted": "yes", "may_list_email": "yes"})
    with house.registration.session() as session:
        kept = session.get_one(Registration, of_fund)
        assert (kept.stays_unlisted, kept.may_list_email) == (True, True)
    assert "Left out" in browser.page(f"{opened(browser, of_fund)}/check").text


@pytest.mark.parametrize("language", languages())
def test_pages_stand_in_every_language(house: House, traveller: UUID, language: str) -> None:
    client = house.registration.client(NODIRA, language)
    send(client, AT, stage="provisional")
    send(client, f"{AT}/visa", language=language)
    for path in (AT, f"{AT}/visa", f"{AT}/visa/{traveller}", f"{AT}/settings"):
        client.page(path)
    browser = house.registration.client(language=language)
    browser.page(f"{opened(browser, traveller)}/visa-letter")


def test_each_member_of_staff_comes_as_far_as_their_role(house: House, traveller: UUID) -> None:
    organiser = house.registration.client(NODIRA)
    send(organiser, AT, stage="provisional")
    send(organiser, f"{AT}/visa/{traveller}", language="en")
    papers = press_all(house)
    letter = next(each for each in papers if each.kind == "visa")
    listed = next(each for each in papers if each.kind == "participants")
    views = (AT, f"{AT}/list.part", f"{AT}/visa", f"{AT}/visa/{traveller}", f"{AT}/settings")
    allowed: list[tuple[Member, tuple[int, ...]]] = [
        (NODIRA, (200, 200, 200, 200, 200)),
        (REVIEWER, (200, 200, 200, 200, 403)),
        (OBSERVER, (200, 200, 403, 403, 403)),
        (DESK, (403,) * 5),
        (EDITOR, (403,) * 5),
        (STRANGER, (404,) * 5),
    ]
    acts = (AT, f"{AT}/visa", f"{AT}/{listed.id}", f"{AT}/{letter.id}", f"{MEETING}/people.csv")
    may_act: list[tuple[Member, tuple[int, ...]]] = [
        (REVIEWER, (403, 403, 200, 200, 200)),
        (OBSERVER, (403, 403, 200, 403, 403)),
        (DESK, (403,) * 5),
        (STRANGER, (404,) * 5),
    ]
    for member, statuses in allowed:
        client = house.registration.client(member)
        assert tuple(client.get(path).status_code for path in views) == statuses, member.name
    for member, statuses in may_act:
        client = house.registration.client(member)
        token = client.page("/registration/sign-out").form_values()["form_token"]
        data = {"form_token": token, "stage": "final", "language": "en"}
        found = tuple(client.post(path, data=data).status_code for path in acts)
        assert found == statuses, member.name


def test_paper_of_another_meeting_is_not_found(house: House, traveller: UUID) -> None:
    client = house.registration.client(NODIRA)
    token = client.page(AT).form_values()["form_token"]
    missing = f"{AT}/{traveller}"
    assert client.post(missing, data={"form_token": token}).status_code == 404
    assert client.get(f"{AT}/visa/{SEMINAR_ID}").status_code == 404


def test_lists_ask_as_little_for_many_as_for_one(house: House, traveller: UUID) -> None:
    client = house.registration.client(NODIRA)
    send(client, AT, stage="provisional")
    asked: list[str] = []

    def count(*details: object) -> None:
        asked.append(str(details[2]))

    def questions(path: str) -> int:
        asked.clear()
        event.listen(house.registration.database.engine, "before_cursor_execute", count)
        client.get(path)
        event.remove(house.registration.database.engine, "before_cursor_execute", count)
        return len(asked)

    paths = (AT, f"{AT}/visa")
    few = [questions(path) for path in paths]
    with house.registration.session() as session:
        for number in range(2):
            approved_with_visa(session, email=f"more.{number}@d.example")
        session.commit()
    for _ in range(2):
        send(client, AT, stage="provisional")
    assert [questions(path) for path in paths] <= few

"""The letters of a meeting as its staff look at them, word them and send them."""

from uuid import UUID

import pytest
from sqlalchemy import event, func, select

from services.registration.models.letter_text import KINDS, LetterText
from services.registration.models.mail import Mail, Mailing
from shared.language import languages
from tests.house_under_test import House, Member
from tests.pages import Page, PageClient
from tests.people import DESK, EDITOR, NODIRA, OBSERVER, REVIEWER, STRANGER
from tests.registration.mailings import BODY, SUBJECT, mailing_to, three_readers
from tests.registration.people import draft, hear_of_the_seminar, submitted

AT = "/registration/meetings/seminar/letters"


@pytest.fixture
def readers(house: House) -> list[UUID]:
    """Three who have sent their registration, and a draft that gave no address."""
    hear_of_the_seminar(house)
    with house.registration.session() as session:
        found = three_readers(session)
        draft(session).email = ""
        session.commit()
        return found


def form_to(page: Page, end: str) -> int:
    actions = [form.get("action") or "" for form in page.all("form")]
    methods = [form.get("method") for form in page.all("form")]
    return next(
        place
        for place, action in enumerate(actions)
        if action.endswith(end) and methods[place] == "post"
    )


def send_form(client: PageClient, path: str, end: str, **values: object) -> tuple[int, str]:
    page = client.page(path)
    answer = client.fill_in(path, values, form=form_to(page, end))
    return answer.status_code, answer.headers.get("Location", "")


def texts() -> dict[str, object]:
    subject = {f"subject.{language}": text for language, text in SUBJECT.items()}
    return {**subject, **{f"body.{language}": text for language, text in BODY.items()}}


def letters_written(house: House) -> int:
    with house.registration.session() as session:
        sent = select(func.count()).select_from(Mail).where(Mail.mailing_id.is_not(None))
        return session.scalar(sent) or 0


@pytest.mark.parametrize("language", languages())
def test_every_page_speaks_every_language(house: House, readers: list[UUID], language: str) -> None:
    with house.registration.session() as session:
        letter = session.scalars(select(Mail)).first()
        assert letter is not None
        letter.state, letter.answer = "refused", "550 nobody here"
        mailing = mailing_to(session, readers)
        session.commit()
        paths = ["", f"/{letter.id}", f"/mailings/{mailing.id}"]
    paths += ["?state=refused", "?state=sent", "/write", "/write?state=sent&q=mar", "/texts"]
    paths += ["/texts/declined/ar", f"/texts/{next(iter(KINDS))}/en"]
    client = house.registration.client(NODIRA, language)
    for path in paths:
        assert client.page(f"{AT}{path}").root.get("lang") == language


def test_text_to_a_selection_is_confirmed_and_sent_once(house: House, readers: list[UUID]) -> None:
    client = house.registration.client(NODIRA)
    path = f"{AT}/write?state=all"
    assert "1 person has given no e-mail address" in client.page(path).text
    status, confirm = send_form(client, path, "/write", **texts())
    assert (status, letters_written(house)) == (303, 0)
    page = client.page(confirm)
    assert "Send 3 letters" in page.text
    assert "Not their language" in page.text
    assert "News for Maryam Yusufzai" in page.text
    assert "registration/link/…" in page.text
    page_form = page.form_values(form_to(page, confirm.rsplit("/", 1)[1]))
    for _ in range(2):
        assert client.post(confirm, data=page_form).status_code == 303
    assert letters_written(house) == 3
    assert "were sent on" in client.page(confirm).text
    assert "3 letters" in client.page(confirm).text


def test_letters_go_to_those_ticked_or_to_some_delegations(
    house: House, readers: list[UUID]
) -> None:
    client = house.registration.client(NODIRA)
    _status, confirm = send_form(
        client, f"{AT}/write?state=sent", "/write", only=[str(readers[0])], **texts()
    )
    assert "Send 1 letter" in client.page(confirm).text
    page = client.page(f"{AT}/write?state=sent")
    boxes = [each for each in page.all("input") if each.get("name") == "delegation"]
    assert len(boxes) == 2
    for box in boxes:
        address = f"{AT}/write?state=sent&delegation={box.get('value')}"
        shown = client.page(address).text
        assert ("Maryam" in shown) != ("{x}" in shown)
    _status, confirm = send_form(client, f"{AT}/write?state=sent&q=maryam", "/write", **texts())
    assert "Send 1 letter" in client.page(confirm).text


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({}, "Enter the subject"),
        ({"subject.en": "x"}, "Enter the text"),
        ({"subject.en": "x" * 201, "body.en": "x"}, "too long"),
        ({"subject.en": "x", "body.en": "{{nobody}}"}, "{{nobody}}"),
        ({"subject.en": "\0\u202e", "body.en": "x"}, "Enter the subject"),
        ({"subject.xx": "x", "body.xx": "x"}, "Enter the subject"),
    ],
)
def test_wrong_text_is_refused_beside_the_field_and_kept(
    house: House, readers: list[UUID], typed: dict[str, str], words: str
) -> None:
    client = house.registration.client(NODIRA)
    path = f"{AT}/write?state=sent"
    page = client.page(path)
    answer = client.fill_in(path, typed, form=form_to(page, "/write"))
    assert answer.status_code == 422
    assert words in answer.text
    with house.registration.session() as session:
        assert session.scalars(select(Mailing)).all() == []


def test_selection_without_an_address_is_refused(house: House, readers: list[UUID]) -> None:
    client = house.registration.client(NODIRA)
    page = client.page(f"{AT}/write?state=sent")
    values = {**page.form_values(form_to(page, "/write")), **texts(), "state": "approved"}
    answer = client.post(f"{AT}/write", data=values)
    assert answer.status_code == 422
    assert "Nobody in this selection" in answer.text


def test_letter_is_worded_looked_at_saved_and_reset(house: House, readers: list[UUID]) -> None:
    client = house.registration.client(NODIRA)
    path = f"{AT}/texts/approved/en"
    assert "Text of the house" in client.page(path).text
    typed = {"subject": "For {{name}}", "body": "Dear {{name}},\n\n{{venue}} <b>", "act": "preview"}
    page = client.page(path)
    seen = client.fill_in(path, {**typed, "person": str(readers[2])}, form=form_to(page, path))
    assert seen.status_code == 200
    assert "For {{link}} {x} %(y)s" in seen.text
    assert "Congress Hall &lt;b&gt;" in seen.text
    with house.registration.session() as session:
        assert session.scalars(select(LetterText)).all() == []
    assert send_form(client, path, path, **{**typed, "act": "save"})[0] == 303
    assert "Own text" in client.page(path).text
    assert "Own text" in client.page(f"{AT}/texts").text
    assert send_form(client, path, "/reset")[0] == 303
    assert "Text of the house" in client.page(path).text


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"subject": " "}, "Enter the subject"),
        ({"body": ""}, "Enter the text"),
        ({"body": "{{reason}}"}, "{{reason}}"),
        ({"body": "x" * 10_001}, "too long"),
    ],
)
def test_wrong_wording_is_refused(
    house: House, readers: list[UUID], typed: dict[str, str], words: str
) -> None:
    client = house.registration.client(NODIRA)
    path = f"{AT}/texts/approved/en"
    page = client.page(path)
    answer = client.fill_in(path, {"act": "save", **typed}, form=form_to(page, path))
    assert answer.status_code == 422
    assert words in answer.text


def test_refused_letter_is_shown_with_the_servers_words_and_sent_again(
    house: House, readers: list[UUID]
) -> None:
    with house.registration.session() as session:
        letter = session.scalars(select(Mail)).first()
        assert letter is not None
        letter.state, letter.answer = "refused", "550 no such <mailbox>"
        session.commit()
        address = f"{AT}/{letter.id}"
    client = house.registration.client(NODIRA)
    assert "1 letter did not arrive" in client.page(AT).text
    assert "550 no such <mailbox>" in client.page(f"{AT}?state=refused").text
    assert send_form(client, address, "/repeat")[0] == 303
    page = client.page(address)
    token = page.form_values(form_to(page, "/repeat"))
    assert client.post(f"{address}/repeat", data=token).status_code == 303
    with house.registration.session() as session:
        again = session.scalars(select(Mail).where(Mail.repeats_id.is_not(None))).all()
        assert len(again) == 1


@pytest.mark.parametrize("member", [REVIEWER, OBSERVER])
def test_others_of_the_staff_read_and_do_not_write(
    house: House, readers: list[UUID], member: Member
) -> None:
    client = house.registration.client(member)
    assert "Send again" not in client.page(AT).text
    assert client.get(f"{AT}/write").status_code == 403
    assert client.get(f"{AT}/texts/approved/en").status_code == 403
    token = client.page(AT).form_values()
    with house.registration.session() as session:
        id_ = session.scalars(select(Mail.id)).first()
    assert client.post(f"{AT}/{id_}/repeat", data=token).status_code == 403


def test_another_meetings_letters_are_not_there(house: House, readers: list[UUID]) -> None:
    with house.registration.session() as session:
        mailing = mailing_to(session, readers)
        letter = session.scalars(select(Mail.id)).first()
        session.commit()
        paths = [AT, f"{AT}/{letter}", f"{AT}/mailings/{mailing.id}", f"{AT}/texts/approved/en"]
    for member, status in ((STRANGER, 404), (DESK, 403), (EDITOR, 403)):
        client = house.registration.client(member)
        for path in paths:
            assert client.get(path).status_code == status, path
    client = house.registration.client(NODIRA)
    for path in (
        "/texts/password/en",
        "/texts/approved/xx",
        f"/mailings/{letter}",
        f"/{readers[0]}",
    ):
        assert client.get(f"{AT}{path}").status_code == 404, path


def test_log_asks_as_little_for_many_letters_as_for_one(house: House, readers: list[UUID]) -> None:
    client = house.registration.client(NODIRA)
    asked: list[str] = []
    engine = house.registration.database.engine

    def count(*details: object) -> None:
        asked.append(str(details[2]))

    for path in (AT, f"{AT}/write?state=sent"):
        client.get(path)
        event.listen(engine, "before_cursor_execute", count)
        client.get(path)
        event.remove(engine, "before_cursor_execute", count)
        few = len(asked)
        asked.clear()
        with house.registration.session() as session:
            for number in range(3):
                submitted(session, email=f"more.{number}@d.example")
            session.commit()
        event.listen(engine, "before_cursor_execute", count)
        client.get(path)
        event.remove(engine, "before_cursor_execute", count)
        assert len(asked) <= few, path
        asked.clear()

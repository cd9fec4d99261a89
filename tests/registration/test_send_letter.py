"""A letter that waits is taken to the post."""

from collections.abc import Iterator

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.mail import Mail
from services.registration.usecases.send_letter import MOST_ATTEMPTS, send_letter
from shared import clock
from shared.contracts.registration import MailDue
from shared.mail import PostOffice
from shared.messaging.tables import delivery
from tests.house_under_test import House
from tests.registration.facts import told
from tests.registration.people import submitted
from tests.registration.post_office import Counter, open_post_office

SENDER = "secretariat@meetings.example"


@pytest.fixture
def counter() -> Iterator[Counter]:
    with open_post_office() as opened:
        yield opened


@pytest.fixture
def mail(session: Session) -> Mail:
    submitted(session, language="ru")
    return session.scalars(select(Mail)).one()


def send(session: Session, mail: Mail, url: str) -> str:
    send_letter(session, mail_id=mail.id, post_office=PostOffice(url, SENDER))
    session.flush()
    session.refresh(mail)
    return mail.state


def test_letter_arrives_whole_and_once(session: Session, mail: Mail, counter: Counter) -> None:
    assert send(session, mail, counter.url) == "sent"
    assert send(session, mail, counter.url) == "sent"
    (letter,) = counter.letters
    assert letter["To"] == mail.to
    assert letter["Subject"] == mail.subject
    assert letter.get_content().replace("\r\n", "\n") == mail.body
    assert letter["Message-ID"] == f"<{mail.id.hex}@meetings.example>"
    assert letter["Content-Language"] == "ru"


def test_letter_is_kept_where_there_is_no_post(session: Session, mail: Mail) -> None:
    assert send(session, mail, "") == "kept"


def test_name_cannot_write_headers(session: Session, mail: Mail, counter: Counter) -> None:
    mail.subject = "Hello\r\nBcc: everybody@elsewhere.example"
    assert send(session, mail, counter.url) == "sent"
    assert counter.letters[0]["Bcc"] is None
    mail.state, mail.sent_at, mail.to = "waiting", None, "a@b.example\r\nBcc: c@d.example"
    assert send(session, mail, counter.url) == "refused"
    assert len(counter.letters) == 1


@pytest.mark.parametrize("word", ["MAIL", "RCPT", "DATA"])
def test_letter_waits_when_the_post_office_says_later(
    session: Session, mail: Mail, counter: Counter, word: str
) -> None:
    counter.says[word] = "451 come again"
    assert send(session, mail, counter.url) == "waiting"
    assert (mail.attempts, mail.answer) == (1, "451 come again")
    assert len(told(session, MailDue)) == 2
    due = session.scalars(select(delivery.c.due_at).order_by(delivery.c.due_at)).all()
    assert due[-1] > clock.now()
    counter.says.clear()
    assert send(session, mail, counter.url) == "sent"
    assert mail.answer == ""


def test_letter_waits_when_nobody_answers_but_not_for_ever(session: Session, mail: Mail) -> None:
    assert send(session, mail, "smtp://127.0.0.1:1") == "waiting"
    mail.attempts = MOST_ATTEMPTS - 1
    assert send(session, mail, "smtp://127.0.0.1:1") == "failed"


def test_address_that_is_nobodys_is_refused_at_once_with_the_servers_words(
    session: Session, mail: Mail, counter: Counter
) -> None:
    counter.says["RCPT"] = f"550 nobody \u202ehere {'x' * 500}"
    assert send(session, mail, counter.url) == "refused"
    assert mail.answer.startswith("550 nobody here xxx")
    assert len(mail.answer) == 160
    assert len(told(session, MailDue)) == 1


def test_letter_goes_by_message_to_the_post(
    house: House, session: Session, mail: Mail, counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REGISTRATION_SMTP_URL", counter.url)
    session.commit()
    house.registration.hear(MailDue(mail_id=mail.id), "registration-work")
    assert len(counter.letters) == 1

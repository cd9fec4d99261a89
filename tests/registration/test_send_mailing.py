"""A text to many people becomes a letter to each."""

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError, NoResultFound
from sqlalchemy.orm import Session

from services.registration.models.mail import AlreadySent, Mail, Mailing
from services.registration.models.trace import Trace
from services.registration.usecases.send_mailing import send_mailing
from services.registration.usecases.submit_delegation import submit_delegation
from shared.contracts.registration import MailDue
from tests.house_under_test import House
from tests.people import NODIRA, OTHER_MEETING_ID, SEMINAR_ID
from tests.registration.facts import told
from tests.registration.focal import SILENT, at_work, entered
from tests.registration.mailings import mailing_to, three_readers
from tests.registration.people import LINKS
from tests.registration.post_office import open_post_office


def send(session: Session, mailing: Mailing) -> int:
    return send_mailing(
        session, meeting_id=SEMINAR_ID, mailing_id=mailing.id, by=NODIRA.id, links=LINKS
    )


def letters(session: Session, mailing: Mailing) -> dict[str, Mail]:
    found = session.scalars(select(Mail).where(Mail.mailing_id == mailing.id))
    return {each.to: each for each in found}


def test_each_reads_their_own_language_and_only_their_own_letter(session: Session) -> None:
    mailing = mailing_to(session, three_readers(session))
    assert send(session, mailing) == 3
    found = letters(session, mailing)
    assert found["maryam@delegate.example"].subject == "News for Maryam Yusufzai"
    russian = found["s@d.example"]
    assert russian.language == "ru"
    assert "Межрегиональный семинар" in russian.body
    assert "сентября" in russian.body
    # The text is not written in Arabic: its reader gets the first language there is.
    assert found["x@d.example"].language == "en"
    for to, letter in found.items():
        token = letter.body.split("/registration/link/")[1].split()[0]
        assert LINKS.read("registration", token) == letter.registration_id
        for other in found.keys() - {to}:
            assert other not in letter.body + letter.subject + letter.to
    due = {fact.mail_id for fact in told(session, MailDue)}
    assert {each.id for each in found.values()} <= due


def test_name_that_looks_like_a_placeholder_comes_out_as_typed(session: Session) -> None:
    mailing = mailing_to(session, three_readers(session))
    send(session, mailing)
    letter = letters(session, mailing)["x@d.example"]
    assert letter.subject == "News for {{link}} {x} %(y)s"
    assert letter.body.startswith("Dear {{link}} {x} %(y)s,\n\nhttp://localhost/")


def test_second_press_sends_nothing(session: Session) -> None:
    mailing = mailing_to(session, three_readers(session))
    send(session, mailing)
    with pytest.raises(AlreadySent):
        send(session, mailing)
    assert len(letters(session, mailing)) == 3


def test_database_refuses_two_letters_of_one_text_to_one_person(session: Session) -> None:
    mailing = mailing_to(session, three_readers(session))
    send(session, mailing)
    mailing.sent_at = None
    session.flush()
    with pytest.raises(IntegrityError):
        send(session, mailing)


def test_text_of_another_meeting_is_not_there(session: Session) -> None:
    mailing = mailing_to(session, three_readers(session))
    with pytest.raises(NoResultFound):
        send_mailing(
            session, meeting_id=OTHER_MEETING_ID, mailing_id=mailing.id, by=NODIRA.id, links=LINKS
        )
    assert mailing.sent_at is None


def test_sending_is_traced(session: Session) -> None:
    mailing = mailing_to(session, three_readers(session))
    send(session, mailing)
    line = session.scalars(select(Trace).where(Trace.what == "letters_sent")).one()
    assert (line.who_id, line.about_id) == (NODIRA.id, mailing.id)
    assert {each.name: each.value for each in line.values}["number"] == "3"


def test_worker_takes_each_to_the_post_alone(
    house: House, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    mailing = mailing_to(session, three_readers(session))
    send(session, mailing)
    session.commit()
    with open_post_office() as counter:
        monkeypatch.setenv("REGISTRATION_SMTP_URL", counter.url)
        for letter in letters(session, mailing).values():
            for _ in range(2):
                house.registration.hear(MailDue(mail_id=letter.id), "registration-work")
        sent = {str(each["To"]): each for each in counter.letters}
    assert len(counter.letters) == 3
    assert set(sent) == {"maryam@delegate.example", "s@d.example", "x@d.example"}
    for each in counter.letters:
        assert each["Cc"] is None
        assert each["Bcc"] is None


def test_focal_point_reads_for_whoever_has_no_address(session: Session) -> None:
    focal_point = at_work(session, language="ru")
    (person,) = entered(session, focal_point, SILENT)
    submit_delegation(session, focal_point=focal_point, links=LINKS)
    mailing = mailing_to(session, [person.id])
    mailing.body = {"en": "See {{link}}"}
    mailing.subject = {"en": "News"}
    assert send(session, mailing) == 1
    letter = session.scalars(select(Mail).where(Mail.mailing_id == mailing.id)).one()
    assert letter.to == focal_point.email
    assert letter.body.strip().endswith(f"/people/{person.id}")

"""A person sends in their registration."""

from base64 import b64decode
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from services.registration.models.mail import Mail
from services.registration.models.meeting_copy import RegistrationClosed
from services.registration.models.registration import Event, Photo, Registration, Unfinished
from services.registration.usecases.set_period import set_period
from services.registration.usecases.start_registration import start_registration
from services.registration.usecases.submit_registration import submit_registration
from shared import clock
from shared.contracts.registration import MailDue, ParticipantChanged
from tests.house_under_test import House
from tests.people import SEMINAR_ID
from tests.registration.facts import told
from tests.registration.people import LINKS, draft, picture, submitted


def test_badges_is_told_what_a_badge_needs_and_no_more(session: Session) -> None:
    made = submitted(session, photo=picture())
    (fact,) = told(session, ParticipantChanged)
    assert fact.participant_id == made.id
    assert fact.revision == made.revision
    assert (fact.state, fact.may_print, fact.category) == ("submitted", False, "delegate")
    assert (fact.name, fact.own_name) == ("Maryam Yusufzai", "مریم یوسفزی")
    assert fact.represents["ar"]
    assert fact.photo
    assert b64decode(fact.photo) == session.get_one(Photo, made.id).print_jpeg
    assert "delegate.example" not in str(fact)


def test_confirmation_is_in_the_language_of_the_person_with_their_link(session: Session) -> None:
    made = submitted(session, language="en")
    mail = session.scalars(select(Mail)).one()
    assert (mail.to, mail.language, mail.state) == (made.email, "en", "waiting")
    assert "Maryam Yusufzai" in mail.body
    (link,) = [line for line in mail.body.splitlines() if line.startswith("http")]
    assert LINKS.read("registration", link.rsplit("/", 1)[1]) == made.id
    assert [fact.mail_id for fact in told(session, MailDue)] == [mail.id]


def test_second_press_changes_nothing(session: Session) -> None:
    made = submitted(session)
    revision = made.revision
    submit_registration(session, registration_id=made.id, links=LINKS)
    assert made.revision == revision
    assert len(told(session, ParticipantChanged)) == len(told(session, MailDue)) == 1


def test_two_presses_at_once_send_once(house: House, session: Session) -> None:
    id_ = draft(session).id
    session.commit()

    def press(_: int) -> None:
        with house.registration.session() as own:
            submit_registration(own, registration_id=id_, links=LINKS)
            own.commit()

    with ThreadPoolExecutor(4) as several:
        list(several.map(press, range(4)))
    assert len(told(session, ParticipantChanged)) == 1
    whats = session.scalars(select(Event.what).where(Event.registration_id == id_)).all()
    assert sorted(whats) == ["started", "submitted"]


def test_refused_when_a_topic_lacks_an_answer(session: Session) -> None:
    made = start_registration(session, meeting_id=SEMINAR_ID, language="en")
    with pytest.raises(Unfinished) as refusal:
        submit_registration(session, registration_id=made.id, links=LINKS)
    assert refusal.value.topics == ("name", "represents", "contact", "photo")


def test_refused_when_registration_has_closed_meanwhile(session: Session) -> None:
    made = draft(session)
    set_period(
        session,
        meeting_id=SEMINAR_ID,
        opens_at=None,
        closes_at=clock.now() - timedelta(seconds=1),
    )
    with pytest.raises(RegistrationClosed):
        submit_registration(session, registration_id=made.id, links=LINKS)
    assert made.state == "draft"


@pytest.mark.parametrize(
    "values",
    [
        {"state": "submitted"},
        {"state": "approved"},
        {"state": "elsewhere"},
        {"has_one_name": True, "family_name": "Two"},
    ],
)
def test_database_refuses_what_the_rules_would(session: Session, values: dict[str, object]) -> None:
    now = clock.now()
    made = Registration(
        meeting_id=SEMINAR_ID, language="en", started_at=now, changed_at=now, function={}, **values
    )
    session.add(made)
    with pytest.raises(IntegrityError):
        session.flush()

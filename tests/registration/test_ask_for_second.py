"""Whom one person approved has to be approved by a second."""

from sqlalchemy.orm import Session

from services.registration.models.registration import Registration
from services.registration.usecases.approve_registration import approve_registration
from services.registration.usecases.ask_for_second import ask_for_second
from services.registration.usecases.clear_registration import clear_registration
from services.registration.usecases.endorse_registration import endorse_registration
from tests.people import NODIRA, REVIEWER
from tests.registration.people import LINKS, submitted
from tests.registration.reviewing import about, approve, rules
from tests.registration.staff import keep_account


def ask(session: Session, *people: Registration) -> None:
    by = keep_account(session, REVIEWER).id
    ask_for_second(session, people=people, account_id=by, links=LINKS)


def test_who_was_approved_stands_behind_the_last_step_they_passed(session: Session) -> None:
    rules(session, "endorse", "clear")
    person = submitted(session)
    for verb in (endorse_registration, clear_registration, approve_registration):
        verb(session, **about(session, person, NODIRA), links=LINKS)
    ask(session, person)
    assert (person.state, person.is_approved_once) == ("cleared", True)


def test_who_was_approved_by_nobody_waits_for_both(session: Session) -> None:
    person = submitted(session)
    person.approve_at_once(person.changed_at)
    session.flush()
    ask(session, person)
    assert (person.state, person.is_approved_once) == ("submitted", False)


def test_who_is_not_approved_stays_where_they_are(session: Session) -> None:
    first, second = submitted(session, email="1@d.example"), submitted(session, email="2@d.example")
    approve(session, first)
    before = second.revision
    ask(session, first, second)
    assert (second.state, second.revision) == ("submitted", before)

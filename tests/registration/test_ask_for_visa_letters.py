"""Visa support letters go to those who are due one, each with a number of its own."""

import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.paper import Paper
from services.registration.models.registration import Event, Registration
from services.registration.models.trace import Trace
from services.registration.models.visa_letter import LettersNotGiven, NoLetterDue, VisaLetter
from services.registration.usecases.ask_for_visa_letters import ask_for_visa_letters
from shared.contracts.registration import PaperDue
from tests.house_under_test import House
from tests.people import NODIRA, OTHER_MEETING_ID, SEMINAR_ID
from tests.registration.facts import told
from tests.registration.papers import approved, approved_with_visa, name, rule


def ask(session: Session, person: Registration | None = None, **more: Any) -> Paper:
    values: dict[str, Any] = {"language": "en", "by": NODIRA.id, "meeting_id": SEMINAR_ID, **more}
    id_ = person.id if person else None
    return ask_for_visa_letters(session, registration_id=id_, **values)


def numbers(session: Session, paper: Paper) -> list[int]:
    letters = select(VisaLetter.number).where(VisaLetter.paper_id == paper.id)
    return sorted(session.scalars(letters))


def test_letter_is_numbered_and_its_paper_is_due(session: Session) -> None:
    rule(session)
    paper = ask(session, approved_with_visa(session))
    assert numbers(session, paper) == [1]
    assert [each.paper_id for each in told(session, PaperDue)] == [paper.id]


def test_all_who_are_due_one_have_theirs_in_one_paper(session: Session) -> None:
    rule(session)
    first = approved_with_visa(session)
    ask(session, first)
    approved_with_visa(session, name=name("Bakyt", "Osmonov"), email="b@delegate.example")
    assert numbers(session, ask(session)) == [2, 3]


def test_letter_that_says_nothing_new_is_not_written_twice(session: Session) -> None:
    rule(session)
    person = approved_with_visa(session)
    first = ask(session, person)
    assert ask(session, person).id == first.id
    assert ask(session, person, language="ru").id != first.id
    rule(session, signatory_name={"en": "Somebody Else"})
    assert ask(session, person).id != first.id
    person.revision += 1
    session.flush()
    assert numbers(session, ask(session, person)) == [4]


def test_nobody_else_is_given_a_letter(session: Session) -> None:
    rule(session)
    needs_none = approved(session, email="none@delegate.example")
    withdrawn = approved_with_visa(session)
    withdrawn.state = "withdrawn"
    session.flush()
    for person in (needs_none, withdrawn, None):
        with pytest.raises(NoLetterDue):
            ask(session, person)


def test_person_of_another_meeting_is_given_none(session: Session) -> None:
    rule(session)
    person = approved_with_visa(session)
    with pytest.raises(LettersNotGiven):
        ask(session, person, meeting_id=OTHER_MEETING_ID)


def test_letter_without_a_signatory_is_refused(session: Session) -> None:
    person = approved_with_visa(session)
    with pytest.raises(LettersNotGiven):
        ask(session, person)
    rule(session, signatory_name={})
    with pytest.raises(LettersNotGiven):
        ask(session, person)


def test_people_take_their_own_only_where_the_meeting_says_so(session: Session) -> None:
    person = approved_with_visa(session)
    rule(session, gives_letters=False)
    with pytest.raises(LettersNotGiven):
        ask(session, person, by=None)
    rule(session)
    assert numbers(session, ask(session, person, by=None)) == [1]


def test_whoever_of_the_staff_asks_has_seen_the_passport(session: Session) -> None:
    rule(session)
    person = approved_with_visa(session)
    ask(session, person)
    lines = session.scalars(select(Trace).where(Trace.about_id == person.id)).all()
    deeds = {each.what for each in lines if each.who_id == NODIRA.id}
    assert {"visa_letter_made", "passport_seen"} <= deeds
    events = select(Event.account_id).where(Event.what == "visa_letter")
    assert session.scalars(events).all() == [NODIRA.id]


def test_whoever_takes_their_own_letter_stands_in_no_trace(session: Session) -> None:
    rule(session)
    person = approved_with_visa(session)
    ask(session, person, by=None)
    assert session.scalars(select(Trace).where(Trace.what == "visa_letter_made")).all() == []
    assert session.scalars(select(Event.account_id).where(Event.what == "visa_letter")).all() == [
        None
    ]


def test_one_letter_is_written_however_many_press_at_once(house: House, session: Session) -> None:
    rule(session)
    person = approved_with_visa(session)
    session.commit()

    def press(_: int) -> None:
        with house.registration.session() as own:
            ask(own, own.get_one(Registration, person.id))
            time.sleep(0.1)
            own.commit()

    with ThreadPoolExecutor(4) as crowd:
        list(crowd.map(press, range(4)))
    assert session.scalars(select(VisaLetter.number)).all() == [1]

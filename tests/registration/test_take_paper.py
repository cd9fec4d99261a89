"""Whoever takes a paper out of the house stands in the trace with it."""

import pytest
from sqlalchemy import select
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session

from services.registration.models.paper import Paper
from services.registration.models.trace import Trace
from services.registration.usecases.ask_for_visa_letters import ask_for_visa_letters
from services.registration.usecases.make_list_edition import make_list_edition
from services.registration.usecases.take_paper import take_paper
from tests.people import NODIRA, OTHER_MEETING_ID, SEMINAR_ID
from tests.registration.papers import approved, approved_with_visa, pressed, rule
from tests.registration.questions import SEAL


def a_list(session: Session) -> Paper:
    approved(session)
    make_list_edition(
        session, meeting_id=SEMINAR_ID, stage="provisional", only_arrived=False, by=NODIRA.id
    )
    return session.scalars(select(Paper).where(Paper.language == "en")).one()


def exports(session: Session) -> list[tuple[dict[str, str], object]]:
    lines = session.scalars(select(Trace).where(Trace.what == "export_made")).all()
    return [({each.name: each.value for each in line.values}, line.about_id) for line in lines]


def test_list_leaves_with_a_line_in_the_trace(session: Session) -> None:
    paper = a_list(session)
    content = pressed(session, paper.id)
    taken, given = take_paper(
        session, meeting_id=SEMINAR_ID, paper_id=paper.id, seal=SEAL, by=NODIRA.id
    )
    assert (taken.id, given) == (paper.id, content)
    assert exports(session) == [({"export": "participants", "number": "1"}, SEMINAR_ID)]


def test_visa_letter_is_unlocked_and_the_line_is_about_its_bearer(session: Session) -> None:
    rule(session)
    person = approved_with_visa(session)
    paper = ask_for_visa_letters(
        session,
        meeting_id=SEMINAR_ID,
        language="en",
        registration_id=person.id,
        by=NODIRA.id,
    )
    pressed(session, paper.id)
    _, given = take_paper(
        session, meeting_id=SEMINAR_ID, paper_id=paper.id, seal=SEAL, by=NODIRA.id
    )
    assert given.startswith(b"%PDF")
    assert exports(session) == [({"export": "visa_letters", "number": "1"}, person.id)]


def test_paper_that_is_still_due_cannot_be_taken(session: Session) -> None:
    paper = a_list(session)
    with pytest.raises(NoResultFound):
        take_paper(session, meeting_id=SEMINAR_ID, paper_id=paper.id, seal=SEAL, by=NODIRA.id)


def test_paper_of_another_meeting_cannot_be_taken(session: Session) -> None:
    paper = a_list(session)
    pressed(session, paper.id)
    with pytest.raises(NoResultFound):
        take_paper(session, meeting_id=OTHER_MEETING_ID, paper_id=paper.id, seal=SEAL, by=NODIRA.id)
    assert exports(session) == []

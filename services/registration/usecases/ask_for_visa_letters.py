"""Visa support letters are asked for: by organisers, or by a person for themselves."""

from collections.abc import Sequence
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from services.registration.models.meeting_copy import MeetingCopy
from services.registration.models.paper import VISA, VOID, Paper, PaperRules
from services.registration.models.registration import Event, Registration
from services.registration.models.visa_letter import (
    LettersNotGiven,
    NoLetterDue,
    VisaLetter,
    is_due_to,
)
from services.registration.queries.visa_letters import due_letters
from services.registration.usecases.record_trace import record_trace
from shared import clock
from shared.contracts.registration import PaperDue
from shared.db import take_turns
from shared.messaging.outbox import publish
from shared.text.names import in_language


def ask_for_visa_letters(
    session: Session,
    *,
    meeting_id: UUID,
    language: str,
    registration_id: UUID | None = None,
    by: UUID | None,
) -> Paper:
    """Afterwards a paper with the letter of that person, or of all who are due one, is being made.

    Each letter has a number of its own; one that says nothing new is not written twice for the
    same person. Without an account in `by` the person asks for their own. May be refused:
    NoLetterDue; LettersNotGiven, when nobody is named who signs them, or people may not take their
    own. Tells PaperDue; the trace and the histories say who asked.
    """
    rules = session.get(PaperRules, meeting_id)
    name = in_language(rules.signatory_name, language) if rules else ""
    if rules is None or not name or (by is None and not rules.gives_letters):
        raise LettersNotGiven
    # Numbers follow one another; of two who ask at once the second finds what the first has.
    take_turns(session, f"visa {meeting_id}")
    people = _people(session, meeting_id, registration_id)
    if registration_id and (standing := _standing(session, people[0], language, name)):
        return standing
    paper = Paper(
        meeting_id=meeting_id,
        kind=VISA,
        language=language,
        registration_id=registration_id,
        asked_at=clock.now(),
    )
    session.add(paper)
    session.flush()
    _write(session, paper, people, rules, by)
    _note(session, people, by)
    publish(session, PaperDue(paper_id=paper.id))
    return paper


def _write(
    session: Session,
    paper: Paper,
    people: Sequence[Registration],
    rules: PaperRules,
    by: UUID | None,
) -> None:
    """One letter for each, dated by the clock of the venue."""
    meeting = session.get_one(MeetingCopy, paper.meeting_id)
    dated = paper.asked_at.astimezone(ZoneInfo(meeting.time_zone)).date()
    first = _next_number(session, meeting.id)
    for number, each in enumerate(people, first):
        session.add(
            VisaLetter(
                meeting_id=meeting.id,
                registration_id=each.id,
                paper_id=paper.id,
                number=number,
                dated=dated,
                signatory_name=in_language(rules.signatory_name, paper.language),
                signatory_function=in_language(rules.signatory_function, paper.language),
                made_from=each.revision,
                made_by=by,
            )
        )


def _people(
    session: Session, meeting_id: UUID, registration_id: UUID | None
) -> Sequence[Registration]:
    if registration_id is None:
        people = due_letters(session, meeting_id)
    else:
        person = session.get(Registration, registration_id)
        is_here = person is not None and person.meeting_id == meeting_id and is_due_to(person)
        people = [person] if person and is_here else []
    if not people:
        raise NoLetterDue
    return people


def _standing(session: Session, person: Registration, language: str, signed: str) -> Paper | None:
    """The person's paper that says just what a new one would."""
    return session.scalar(
        select(Paper)
        .join(VisaLetter, VisaLetter.paper_id == Paper.id)
        .where(
            Paper.registration_id == person.id,
            Paper.language == language,
            Paper.state != VOID,
            VisaLetter.made_from == person.revision,
            VisaLetter.signatory_name == signed,
        )
        .order_by(Paper.asked_at.desc())
        .limit(1)
    )


def _next_number(session: Session, meeting_id: UUID) -> int:
    last = session.scalar(
        select(func.max(VisaLetter.number)).where(VisaLetter.meeting_id == meeting_id)
    )
    return (last or 0) + 1


def _note(session: Session, people: Sequence[Registration], by: UUID | None) -> None:
    """A letter shows the passport, so whoever of the staff asks for one has seen it."""
    for each in people:
        session.add(
            Event(registration_id=each.id, at=clock.now(), account_id=by, what="visa_letter")
        )
        seen = ("passport_seen",) if each.passport else ()
        for what in ("visa_letter_made", *seen) if by else ():
            record_trace(
                session,
                what=what,
                about_kind="registration",
                about_id=each.id,
                by=by,
                meeting_id=each.meeting_id,
            )

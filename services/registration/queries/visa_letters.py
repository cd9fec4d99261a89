"""Who is due a visa support letter, and which letters there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from services.registration.models.needs import Needs
from services.registration.models.paper import VISA, VOID, Paper
from services.registration.models.passport import Passport
from services.registration.models.registration import Registration
from services.registration.models.visa_letter import VisaLetter
from services.registration.queries.participants import which

PAGE = 50


def due_letters(session: Session, meeting_id: UUID) -> Sequence[Registration]:
    """The approved who said that they need a visa, in the order of the alphabet."""
    return session.scalars(_due(meeting_id)).all()


def _due(meeting_id: UUID) -> Select[Registration]:
    return (
        select(Registration)
        .join(Needs, Needs.registration_id == Registration.id)
        .where(which(meeting_id, "approved"), Needs.visa == "yes")
        .options(joinedload(Registration.delegation), selectinload(Registration.passport))
        .order_by(Registration.sort_key, Registration.id)
    )


@dataclass(frozen=True)
class WrittenLetter:
    """A letter with all that stands in it."""

    letter: VisaLetter
    person: Registration
    passport: Passport | None


def letters_on(session: Session, paper_id: UUID) -> list[WrittenLetter]:
    """The letters of a paper, in the order of their numbers."""
    rows = session.execute(
        select(VisaLetter, Registration, Passport)
        .join(Registration, Registration.id == VisaLetter.registration_id)
        .outerjoin(Passport, Passport.registration_id == VisaLetter.registration_id)
        .where(VisaLetter.paper_id == paper_id)
        .options(joinedload(Registration.delegation))
        .order_by(VisaLetter.number)
    )
    return [WrittenLetter(*row) for row in rows]


@dataclass(frozen=True)
class LetterLine:
    """A person who is due a letter, with the latest that there is."""

    person: Registration
    number: int
    dated: date | None
    is_current: bool


@dataclass(frozen=True)
class LetterLines:
    rows: Sequence[LetterLine]
    number: int
    page: int
    pages: int


def letter_lines(session: Session, meeting_id: UUID, page: int = 1) -> LetterLines:
    number = session.scalar(select(func.count()).select_from(_due(meeting_id).subquery())) or 0
    pages = max(1, -(-number // PAGE))
    page = min(max(page, 1), pages)
    people = session.scalars(_due(meeting_id).limit(PAGE).offset((page - 1) * PAGE)).all()
    latest = {
        each.registration_id: each
        for each in session.scalars(
            select(VisaLetter)
            .where(VisaLetter.registration_id.in_([each.id for each in people]))
            .order_by(VisaLetter.number)
        )
    }
    rows = [_line(each, latest.get(each.id)) for each in people]
    return LetterLines(rows, number, page, pages)


def _line(person: Registration, letter: VisaLetter | None) -> LetterLine:
    if letter is None:
        return LetterLine(person, 0, None, is_current=False)
    return LetterLine(person, letter.number, letter.dated, letter.made_from == person.revision)


def own_papers(session: Session, registration_id: UUID) -> Sequence[Paper]:
    """A person's own letters, the latest of each language, as long as they say what holds."""
    rows = session.scalars(
        select(Paper)
        .join(VisaLetter, VisaLetter.paper_id == Paper.id)
        .join(Registration, Registration.id == VisaLetter.registration_id)
        .where(
            Paper.registration_id == registration_id,
            Paper.kind == VISA,
            Paper.state != VOID,
            VisaLetter.made_from == Registration.revision,
        )
        .order_by(Paper.asked_at)
    )
    return list({each.language: each for each in rows}.values())

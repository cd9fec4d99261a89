"""Which letters a meeting has sent, what became of each, and who would read the next one."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from services.registration.models.letter_text import LetterText, language_for
from services.registration.models.mail import UNDELIVERED, Mail, Mailing
from services.registration.models.registration import Registration
from services.registration.queries.found import answering
from services.registration.queries.participants import which

PAGE = 50
# What the log is asked for by.
STATES = ("all", "waiting", "sent", "kept", "refused")


@dataclass(frozen=True)
class Log:
    letters: Sequence[Mail]
    page: int
    pages: int
    refused: int


def letters_of(
    session: Session, meeting_id: UUID, wanted: str, page: int, mailing_id: UUID | None = None
) -> Log:
    here = [Mail.meeting_id == meeting_id]
    refused = session.scalar(
        select(func.count()).select_from(Mail).where(*here, Mail.state.in_(UNDELIVERED))
    )
    if wanted != "all":
        here.append(Mail.state.in_(UNDELIVERED if wanted == "refused" else (wanted,)))
    if mailing_id:
        here.append(Mail.mailing_id == mailing_id)
    number = session.scalar(select(func.count()).select_from(Mail).where(*here)) or 0
    pages = max(1, -(-number // PAGE))
    page = min(max(page, 1), pages)
    found = session.scalars(
        select(Mail)
        .where(*here)
        .order_by(Mail.written_at.desc(), Mail.id)
        .limit(PAGE)
        .offset((page - 1) * PAGE)
    ).all()
    return Log(found, page, pages, refused or 0)


def letter_of(session: Session, meeting_id: UUID, mail_id: UUID) -> Mail | None:
    return session.scalar(select(Mail).where(Mail.id == mail_id, Mail.meeting_id == meeting_id))


def mailing_of(session: Session, meeting_id: UUID, mailing_id: UUID) -> Mailing | None:
    return session.scalar(
        select(Mailing).where(Mailing.id == mailing_id, Mailing.meeting_id == meeting_id)
    )


def own_texts(session: Session, meeting_id: UUID) -> dict[tuple[str, str], LetterText]:
    """What the meeting words itself, by kind and language."""
    texts = session.scalars(select(LetterText).where(LetterText.meeting_id == meeting_id))
    return {(each.kind, each.language): each for each in texts}


def readers_of(
    session: Session,
    meeting_id: UUID,
    *,
    wanted: str = "all",
    delegation_ids: Collection[UUID] = (),
    query: str = "",
) -> Sequence[Registration]:
    """Whoever a letter to this selection would reach, those without an address among them."""
    asked = [which(meeting_id, wanted)]
    if delegation_ids:
        asked.append(Registration.delegation_id.in_(delegation_ids))
    if query.strip():
        asked.append(answering(query))
    return session.scalars(
        select(Registration)
        .where(*asked)
        .order_by(Registration.sort_key, Registration.started_at)
        .options(joinedload(Registration.delegation))
    ).all()


def those_named(session: Session, meeting_id: UUID, ids: Collection[UUID]) -> list[Registration]:
    found = session.scalars(
        select(Registration)
        .where(Registration.meeting_id == meeting_id, Registration.id.in_(ids))
        .order_by(Registration.sort_key)
    )
    return list(found)


def languages_read(
    readers: Collection[Registration], written_in: Collection[str]
) -> list[tuple[str, str, int]]:
    """How many read which language, and in which they will get the text."""
    numbers = Counter(each.language for each in readers)
    rows = []
    for reads, number in sorted(numbers.items()):
        rows.append((reads, language_for(reads, written_in), number))
    return rows

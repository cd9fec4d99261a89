"""Which papers of a meeting there are, and which are still being made."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from services.registration.models.account import Account
from services.registration.models.paper import (
    DUE,
    VISA,
    ListEdition,
    Paper,
    PaperRules,
    usual_rules,
)
from shared.language import languages

BUNDLES = 20


@dataclass(frozen=True)
class EditionLine:
    """An edition with its papers, in the order of the languages."""

    edition: ListEdition
    made_by: str
    papers: Sequence[Paper]


def rules_of_papers(session: Session, meeting_id: UUID) -> PaperRules:
    return session.get(PaperRules, meeting_id) or usual_rules(meeting_id)


def editions(session: Session, meeting_id: UUID) -> list[EditionLine]:
    """The latest first."""
    rows = session.execute(
        select(ListEdition, Account.name)
        .outerjoin(Account, Account.id == ListEdition.made_by)
        .where(ListEdition.meeting_id == meeting_id)
        .order_by(ListEdition.made_at.desc(), ListEdition.id)
    ).all()
    papers: dict[UUID | None, list[Paper]] = {}
    for each in session.scalars(
        select(Paper).where(Paper.meeting_id == meeting_id, Paper.edition_id.is_not(None))
    ):
        papers.setdefault(each.edition_id, []).append(each)
    return [
        EditionLine(edition, name or "", in_order(papers.get(edition.id, [])))
        for edition, name in rows
    ]


def in_order(papers: Sequence[Paper]) -> list[Paper]:
    order = languages()
    return sorted(papers, key=lambda each: order.index(each.language))


def bundles(session: Session, meeting_id: UUID) -> Sequence[Paper]:
    """Papers with the letters of everybody, the latest first."""
    return session.scalars(
        select(Paper)
        .where(Paper.meeting_id == meeting_id, Paper.kind == VISA, Paper.registration_id.is_(None))
        .order_by(Paper.asked_at.desc())
        .limit(BUNDLES)
    ).all()


def papers_of(session: Session, registration_id: UUID) -> Sequence[Paper]:
    """The letters of one person, the latest first."""
    return session.scalars(
        select(Paper)
        .where(Paper.registration_id == registration_id)
        .order_by(Paper.asked_at.desc())
        .limit(BUNDLES)
    ).all()


def mark_of_papers(session: Session, meeting_id: UUID) -> str:
    """Changes whenever a paper is asked for, is ready or is void."""
    rows = session.execute(
        select(Paper.state, func.count())
        .where(Paper.meeting_id == meeting_id)
        .group_by(Paper.state)
        .order_by(Paper.state)
    )
    return ".".join(f"{state}{number}" for state, number in rows)


def is_being_made(papers: Sequence[Paper]) -> bool:
    return any(each.state == DUE for each in papers)

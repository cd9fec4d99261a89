"""Who has registered for a meeting, in which state, found by any spelling."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session, joinedload

from services.registration.models.registration import UNDER_REVIEW, ArrivalCopy, Registration
from shared.text.ranking import ENOUGH, rank
from shared.text.search import Term, loosened, query_terms

PAGE = 50
# So many at most are put in order by likeness.
MOST_RANKED = 300

# What a list is asked for by, beside the states themselves.
FILTERS = (
    *("all", "sent", "draft", "review", "submitted", "waiting", "returned", "endorsed", "cleared"),
    *("approved", "declined", "withdrawn", "arrived"),
)


@dataclass(frozen=True)
class Participants:
    rows: Sequence[Registration]
    number: int
    page: int
    pages: int


def drafts_among(
    session: Session, meeting_id: UUID, ids: Collection[UUID]
) -> Sequence[Registration]:
    if not ids:
        return []
    return session.scalars(
        select(Registration)
        .where(Registration.meeting_id == meeting_id, Registration.id.in_(ids))
        .where(Registration.state != "withdrawn", Registration.amends_id.is_(None))
        .order_by(Registration.started_at)
    ).all()


def which(meeting_id: UUID, wanted: str) -> ColumnElement[bool]:
    """The one definition of each figure and of the list behind it."""
    # What somebody is about to change counts once, as it was sent.
    here = and_(Registration.meeting_id == meeting_id, Registration.amends_id.is_(None))
    if wanted == "all":
        return here
    if wanted == "sent":
        return and_(here, Registration.submitted_at.is_not(None))
    if wanted == "arrived":
        return and_(here, Registration.id.in_(select(ArrivalCopy.participant_id)))
    if wanted == "waiting":
        return and_(here, Registration.waits_for_place.is_not(None))
    # Whoever has no place in the delegation yet does not wait for a decision.
    has_place = Registration.waits_for_place.is_(None)
    if wanted == "review":
        return and_(here, Registration.state.in_(UNDER_REVIEW), has_place)
    if wanted in ("submitted", "returned"):
        return and_(here, Registration.state == wanted, has_place)
    return and_(here, Registration.state == wanted)


def participants(
    session: Session,
    meeting_id: UUID,
    *,
    wanted: str = "all",
    query: str = "",
    delegation_id: UUID | None = None,
    page: int = 1,
) -> Participants:
    condition = which(meeting_id, wanted)
    if delegation_id:
        condition = and_(condition, Registration.delegation_id == delegation_id)
    listed = select(Registration).options(joinedload(Registration.delegation))
    if terms := query_terms(query):
        rows = _found(session, condition, query, terms)
        return Participants(rows[:PAGE], len(rows), 1, 1)
    number = session.scalar(select(func.count()).select_from(Registration).where(condition)) or 0
    pages = max(1, -(-number // PAGE))
    page = min(max(page, 1), pages)
    rows = session.scalars(
        listed.where(condition)
        .order_by(Registration.sort_key, Registration.started_at)
        .limit(PAGE)
        .offset((page - 1) * PAGE)
    ).all()
    return Participants(rows, number, page, pages)


def _found(
    session: Session, condition: ColumnElement[bool], query: str, terms: list[Term]
) -> Sequence[Registration]:
    """The likeliest first; a slip of the hand is forgiven where too few answer."""

    def answering(terms: list[Term]) -> Sequence[Registration]:
        return session.scalars(
            select(Registration)
            .options(joinedload(Registration.delegation))
            .where(condition, *(_answers(term) for term in terms))
            .limit(MOST_RANKED)
        ).all()

    rows = answering(terms)
    if len(rows) < ENOUGH:
        rows = answering(loosened(terms)) or rows
    return rank(query, [(row, row.search_key) for row in rows])


def _answers(term: Term) -> ColumnElement[bool]:
    return or_(*(Registration.search_key.like(pattern) for pattern in term.patterns))


def waiting(session: Session, meeting_id: UUID) -> Sequence[Registration]:
    """Those that wait for a decision, the longest first."""
    return session.scalars(
        select(Registration)
        .where(which(meeting_id, "review"))
        .options(joinedload(Registration.delegation))
        .order_by(Registration.submitted_at)
        .limit(200)
    ).all()

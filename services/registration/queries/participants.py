"""Who has registered for a meeting, in which state, found by any spelling."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, func, select
from sqlalchemy.orm import Session, joinedload, load_only

from services.registration.models.course import EXPECTED, UNDER_REVIEW
from services.registration.models.delegation import Delegation
from services.registration.models.questions import Questions
from services.registration.models.registration import ArrivalCopy, Photo, Registration
from services.registration.queries.found import find, says_nothing

PAGE = 25
# What a line of a list says; whatever else it were to say would be read row by row.
LISTED = (
    Registration.given_names,
    Registration.family_name,
    Registration.own_name,
    Registration.state_code,
    Registration.organisation_name,
    Registration.delegation_id,
    Registration.function,
    Registration.state,
    Registration.revision,
    Registration.first_by,
    Registration.first_revision,
    Registration.waits_for_place,
    Registration.waits_for_hospitality,
    Registration.waits_for_room,
    Registration.submitted_at,
    Registration.amended_at,
)
LISTED_OF_DELEGATIONS = (Delegation.names, Delegation.kind)

# What a list is asked for by, beside the states themselves.
FILTERS = (
    *("all", "sent", "draft", "review", "submitted", "waiting", "returned", "endorsed", "cleared"),
    "late",
    *("approved", "ready", "no-photo", "declined", "withdrawn", "arrived"),
    *("women", "men", "sex-said"),
)
SEXES = {"women": ("female",), "men": ("male",), "sex-said": ("female", "male", "x")}


@dataclass(frozen=True)
class Participants:
    rows: Sequence[Registration]
    number: int
    page: int
    pages: int
    # Something was typed to search for, and no letter or figure was in it.
    says_nothing: bool = False


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


@lru_cache(maxsize=512)
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
    if wanted == "late":
        return and_(here, Registration.is_late, Registration.state.in_(EXPECTED))
    # Whoever has no place in the delegation yet does not wait for a decision.
    has_place = Registration.waits_for_place.is_(None)
    if wanted == "review":
        return and_(here, Registration.state.in_(UNDER_REVIEW), has_place)
    if wanted in ("submitted", "returned"):
        return and_(here, Registration.state == wanted, has_place)
    if wanted in ("ready", "no-photo"):
        lacks_photo = _lacks_photo(meeting_id)
        approved = and_(here, Registration.state == "approved")
        return and_(approved, ~lacks_photo if wanted == "ready" else lacks_photo)
    if wanted in SEXES:
        approved = and_(here, Registration.state == "approved")
        return and_(approved, Registration.sex.in_(SEXES[wanted]))
    return and_(here, Registration.state == wanted)


def _lacks_photo(meeting_id: UUID) -> ColumnElement[bool]:
    """Where the meeting wants photos, a badge is not printed without one."""
    wants = select(Questions.meeting_id).where(
        Questions.meeting_id == meeting_id, Questions.photo == "wanted"
    )
    return and_(exists(wants), Registration.id.not_in(select(Photo.registration_id)))


def participants(
    session: Session,
    meeting_id: UUID,
    *,
    wanted: str = "all",
    query: str = "",
    delegation_id: UUID | None = None,
    kind: str = "",
    also: Sequence[ColumnElement[bool]] = (),
    page: int = 1,
    size: int = PAGE,
    longest_first: bool = False,
) -> Participants:
    """A page of them: in alphabetical order, or whoever waits longest first.

    Whoever is searched for comes first; what was typed without a letter or figure finds nobody.
    """
    asked = [which(meeting_id, wanted), *also, *_of(meeting_id, delegation_id, kind)]
    if says_nothing(query):
        return Participants([], 0, 1, 1, says_nothing=True)
    if query.strip():
        found = find(session, and_(*asked), query)
        if found.ranked is not None:
            return _ranked(session, found.ranked, page, size)
        asked.append(found.condition)
    number = session.scalar(select(func.count()).select_from(Registration).where(*asked)) or 0
    pages = max(1, -(-number // size))
    page = min(max(page, 1), pages)
    order = Registration.submitted_at if longest_first else Registration.sort_key
    rows = session.scalars(
        _listed()
        .where(*asked)
        .order_by(order, Registration.started_at)
        .limit(size)
        .offset((page - 1) * size)
    ).all()
    return Participants(rows, number, page, pages)


def _of(meeting_id: UUID, delegation_id: UUID | None, kind: str) -> list[ColumnElement[bool]]:
    asked = []
    if delegation_id:
        asked.append(Registration.delegation_id == delegation_id)
    if kind:
        of_kind = select(Delegation.id).where(
            Delegation.meeting_id == meeting_id, Delegation.kind == kind
        )
        asked.append(Registration.delegation_id.in_(of_kind))
    return asked


def _listed() -> Select[Registration]:
    """No more of each than a line of a list says."""
    return select(Registration).options(
        load_only(*LISTED), joinedload(Registration.delegation).load_only(*LISTED_OF_DELEGATIONS)
    )


def _ranked(session: Session, ids: Sequence[UUID], page: int, size: int) -> Participants:
    pages = max(1, -(-len(ids) // size))
    page = min(max(page, 1), pages)
    shown = ids[(page - 1) * size : page * size]
    rows = session.scalars(_listed().where(Registration.id.in_(shown))).all() if shown else []
    by_id = {row.id: row for row in rows}
    return Participants([by_id[id_] for id_ in shown], len(ids), page, pages)


def longest_waiting(
    session: Session, condition: ColumnElement[bool], most: int
) -> Sequence[Registration]:
    """So many of them, whoever waits longest first."""
    return session.scalars(
        _listed().where(condition).order_by(Registration.submitted_at).limit(most)
    ).all()


def with_photo(session: Session, ids: Collection[UUID]) -> set[UUID]:
    asked = select(Photo.registration_id).where(Photo.registration_id.in_(ids))
    return set(session.scalars(asked)) if ids else set()


def number_of(session: Session, meeting_id: UUID, wanted: str) -> int:
    return number_where(session, which(meeting_id, wanted))


def number_where(session: Session, condition: ColumnElement[bool]) -> int:
    asked = select(func.count()).select_from(Registration).where(condition)
    return session.scalar(asked) or 0

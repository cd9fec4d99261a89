"""Who has registered for a meeting, in which state, found by any spelling."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Uuid, and_, any_, bindparam, exists, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session

from services.registration.models.course import EXPECTED, UNDER_REVIEW
from services.registration.models.delegation import Delegation
from services.registration.models.questions import Questions
from services.registration.models.registration import ArrivalCopy, Photo, Registration
from services.registration.queries.found import find, says_nothing
from services.registration.queries.listed import (
    Conditions,
    Listed,
    in_this_order,
    number_among,
    page_among,
    read,
)

PAGE = 25
# So many can be passed over; whoever asks for a page behind them is shown the last.
MOST_SKIPPED = 2_000_000_000
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
    rows: Sequence[Listed]
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
    among: ColumnElement[bool] | None = None,
    also: Sequence[ColumnElement[bool]] = (),
    page: int = 1,
    size: int = PAGE,
    longest_first: bool = False,
) -> Participants:
    """A page of them: in alphabetical order, or whoever waits longest first.

    Whoever is searched for comes first; what was typed without a letter or figure finds nobody.
    `among` is what else than a filter says of whom the list is.
    """
    if says_nothing(query):
        return Participants([], 0, 1, 1, says_nothing=True)
    asked = which(meeting_id, wanted) if among is None else among
    conditions = (asked, *also, *_of(meeting_id, delegation_id, kind))
    if query.strip():
        found = find(session, conditions, query)
        if found.condition is None:
            return _ranked(session, found.ranked, page, size)
        conditions = (*conditions, found.condition)
        asked_once = page_among.__wrapped__(conditions, size, longest_first=longest_first)
        return _shown(session, asked_once, page, size)
    asked_often = page_among(conditions, size, longest_first=longest_first)
    return _shown(session, asked_often, page, size)


def _shown(session: Session, asked: Select[*tuple[Any, ...]], page: int, size: int) -> Participants:
    """The page asked for, or the last where there are not so many."""
    page = min(max(page, 1), MOST_SKIPPED // size)
    while True:
        rows = session.execute(asked, {"skipped": (page - 1) * size}).all()
        if rows:
            number = rows[0].number
            return Participants(read(rows), number, page, -(-number // size))
        if page == 1:
            return Participants([], 0, 1, 1)
        first = session.execute(asked, {"skipped": 0}).first()
        page = -(-first.number // size) if first else 1


@lru_cache(maxsize=128)
def _of(meeting_id: UUID, delegation_id: UUID | None, kind: str) -> Conditions:
    asked: list[ColumnElement[bool]] = []
    if delegation_id:
        asked.append(Registration.delegation_id == delegation_id)
    if kind:
        of_kind = select(Delegation.id).where(
            Delegation.meeting_id == meeting_id, Delegation.kind == kind
        )
        asked.append(Registration.delegation_id.in_(of_kind))
    return tuple(asked)


def _ranked(session: Session, ids: Sequence[UUID], page: int, size: int) -> Participants:
    pages = max(1, -(-len(ids) // size))
    page = min(max(page, 1), pages)
    shown = ids[(page - 1) * size : page * size]
    rows = in_this_order(session, shown) if shown else []
    return Participants(rows, len(ids), page, pages)


def longest_waiting(
    session: Session, condition: ColumnElement[bool], most: int
) -> tuple[list[Listed], int]:
    """So many of them, whoever waits longest first; and how many there are."""
    found = _shown(session, page_among((condition,), most, longest_first=True), 1, most)
    return list(found.rows), found.number


def with_photo(session: Session, ids: Collection[UUID]) -> set[UUID]:
    return set(session.scalars(PHOTOGRAPHED, {"ids": list(ids)})) if ids else set()


PHOTOGRAPHED = select(Photo.registration_id).where(
    Photo.registration_id == any_(bindparam("ids", type_=ARRAY(Uuid())))
)


def number_of(session: Session, meeting_id: UUID, wanted: str) -> int:
    return number_where(session, which(meeting_id, wanted))


def number_where(session: Session, condition: ColumnElement[bool]) -> int:
    return session.scalar(number_among((condition,))) or 0

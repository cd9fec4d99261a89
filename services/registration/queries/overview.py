"""How a meeting's registrations stand, in figures, and who has just come."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Integer, Select, Uuid, and_, bindparam, func, select, true
from sqlalchemy.orm import Session, load_only

from services.registration.models.delegation import Delegation
from services.registration.models.delegation_rules import Allowance, ProtocolOrder
from services.registration.models.focal_point import FocalPoint
from services.registration.models.note_verbale import NoteVerbale
from services.registration.models.questions import Questions
from services.registration.models.registration import ArrivalCopy, Registration
from services.registration.models.review_rules import Duty, NoteWaiver, ReviewDuty, ReviewRules
from services.registration.queries.days import today_at
from services.registration.queries.delegations import REPRESENTED
from services.registration.queries.duplicates import likenesses_among
from services.registration.queries.listed import Listed, number_among
from services.registration.queries.participants import longest_waiting, which, with_photo
from services.registration.queries.review_queue import waits_for
from services.registration.queries.review_rules import lacking_note

# The lists whose lengths are shown.
COUNTED_OF_ALL = ("all", "draft", "sent", "review", "waiting", "approved")
COUNTED_OF_APPROVED = ("ready", "no-photo", "women", "men", "sex-said")
COUNTED = (*COUNTED_OF_ALL, *COUNTED_OF_APPROVED, "arrived")


@dataclass(frozen=True)
class Figures:
    """Each is the length of the list that it leads to."""

    lists: dict[str, int]
    states: int
    organisations: int


@dataclass(frozen=True)
class Arrival:
    registration: Registration
    arrived_at: datetime
    station: str


def figures(session: Session, meeting_id: UUID) -> Figures:
    *lengths, states, organisations = session.execute(_counted(meeting_id)).one()
    return Figures(dict(zip(COUNTED, lengths, strict=True)), states, organisations)


@lru_cache(maxsize=16)
def _counted(meeting_id: UUID) -> Select[*tuple[Any, ...]]:
    """What an index knows of everybody in one go, what is said of those approved in another."""

    def lengths(names: Sequence[str]) -> Iterator[ColumnElement[int]]:
        return (func.count().filter(which(meeting_id, wanted)) for wanted in names)

    here = which(meeting_id, "all")
    of_all = select(*lengths(COUNTED_OF_ALL)).where(here).subquery("of_all")
    # Nobody waits for a place who is approved; saying so leads to the index of those who do not.
    approved = and_(which(meeting_id, "approved"), Registration.waits_for_place.is_(None))
    of_approved = select(*lengths(COUNTED_OF_APPROVED)).where(approved).subquery("of_approved")
    theirs = select(Registration.delegation_id).where(approved)
    kinds = (func.count().filter(Delegation.kind.in_(each)) for each in REPRESENTED.values())
    represented = select(*kinds).where(Delegation.id.in_(theirs)).subquery("represented")
    arrived = number_among((which(meeting_id, "arrived"),)).scalar_subquery()
    every = of_all.join(of_approved, true()).join(represented, true())
    return select(*of_all.c, *of_approved.c, arrived, *represented.c).select_from(every)


def asks_sex(session: Session, meeting_id: UUID) -> bool:
    return bool(session.scalar(ASKS_SEX, {"meeting_id": meeting_id}))


def latest_arrivals(session: Session, meeting_id: UUID, most: int = 8) -> Sequence[Arrival]:
    rows = session.execute(LATEST, {"meeting_id": meeting_id, "most": most})
    return [Arrival(*row) for row in rows]


# Made once, as whatever is asked by every page that stays open.
MEETING = bindparam("meeting_id", type_=Uuid())
ASKS_SEX = select(Questions.asks_sex).where(Questions.meeting_id == MEETING)
LATEST = (
    select(Registration, ArrivalCopy.arrived_at, ArrivalCopy.station)
    .join(ArrivalCopy, ArrivalCopy.participant_id == Registration.id)
    .where(ArrivalCopy.meeting_id == MEETING)
    .order_by(ArrivalCopy.arrived_at.desc())
    .limit(bindparam("most", type_=Integer))
    .options(load_only(Registration.given_names, Registration.family_name, raiseload=True))
)


@dataclass(frozen=True)
class Waiting:
    """What waits for one member of the staff, the longest first."""

    first: Sequence[Listed]
    number: int
    with_photo: set[UUID]
    # The step that each of them waits for, and what is to be known before it is taken.
    steps: dict[UUID, str]
    likenesses: dict[UUID, str]
    lacking_note: set[UUID]


def waiting_for(session: Session, rules: ReviewRules, duty: Duty, most: int) -> Waiting:
    meeting_id = rules.meeting_id
    mine = waits_for(meeting_id, rules, duty)
    first, number = longest_waiting(session, mine, most)
    steps = {each.id: rules.next_step(each.state) for each in first}
    return Waiting(
        first,
        number,
        with_photo(session, steps),
        steps,
        likenesses_among(session, meeting_id, first) if first else {},
        lacking_note(session, rules, [each for each in first if steps[each.id] == "approve"]),
    )


def mark_of(session: Session, meeting_id: UUID, time_zone: str) -> str:
    """Changes with every change of the overview, and costs less than the overview."""
    marks = session.execute(_marks(), {"meeting_id": meeting_id}).one()
    words = "|".join([*marks, str(today_at(time_zone))])
    return hashlib.sha256(words.encode()).hexdigest()[:20]


@cache
def _marks() -> Select[*tuple[Any, ...]]:
    # What somebody is about to change counts as it was sent.
    people = Registration.meeting_id == MEETING, Registration.amends_id.is_(None)
    came, delegations = ArrivalCopy.meeting_id == MEETING, Delegation.meeting_id == MEETING
    of_meeting = select(Delegation.id).where(delegations)
    theirs = NoteVerbale.delegation_id.in_(of_meeting)
    asks = ReviewRules.asks_endorsement, ReviewRules.asks_clearance
    steps = func.concat(*asks, ReviewRules.note_kinds)
    duties = func.concat(ReviewDuty.account_id, ReviewDuty.steps, ReviewDuty.kinds)
    about = func.concat(Delegation.kind, Delegation.rank, Delegation.names)
    places = func.concat(Allowance.delegation_id, Allowance.kind, Allowance.places)
    asked = (
        _mark(func.sum(Registration.revision)).where(*people),
        _mark(func.max(ArrivalCopy.arrived_at), func.min(ArrivalCopy.arrived_at)).where(came),
        _mark(func.sum(func.hashtext(about))).where(delegations),
        _mark(func.sum(func.hashtext(places))).where(Allowance.meeting_id == MEETING),
        _mark(func.max(NoteVerbale.uploaded_at)).where(theirs),
        _mark(func.max(FocalPoint.invited_at), func.max(FocalPoint.ended_at)).where(
            FocalPoint.delegation_id.in_(of_meeting)
        ),
        _mark(func.sum(func.hashtext(steps))).where(ReviewRules.meeting_id == MEETING),
        _mark(func.sum(func.hashtext(duties))).where(ReviewDuty.meeting_id == MEETING),
        _mark(func.max(NoteWaiver.at)).where(NoteWaiver.delegation_id.in_(of_meeting)),
        _mark(func.max(ProtocolOrder.set_at)).where(ProtocolOrder.meeting_id == MEETING),
        _mark(func.max(Questions.photo), func.bool_or(Questions.asks_sex)).where(
            Questions.meeting_id == MEETING
        ),
    )
    return select(*(each.scalar_subquery() for each in asked))


def _mark(*columns: ColumnElement[object]) -> Select[str]:
    return select(func.concat_ws("_", func.count(), *columns))

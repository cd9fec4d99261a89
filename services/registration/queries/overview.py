"""How a meeting's registrations stand, in figures, and who has just come."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Select, distinct, func, select
from sqlalchemy.orm import Session, load_only

from services.registration.models.delegation import Delegation
from services.registration.models.delegation_rules import Allowance, ProtocolOrder
from services.registration.models.focal_point import FocalPoint
from services.registration.models.note_verbale import NoteVerbale
from services.registration.models.questions import Questions
from services.registration.models.registration import ArrivalCopy, Registration
from services.registration.models.review_rules import NoteWaiver, ReviewDuty, ReviewRules
from services.registration.queries.days import today_at
from services.registration.queries.delegations import REPRESENTED
from services.registration.queries.duplicates import likenesses_among
from services.registration.queries.participants import longest_waiting, which, with_photo
from services.registration.queries.review_queue import waits_for
from services.registration.queries.review_rules import duty_of, lacking_note

# The lists whose lengths are shown.
COUNTED = (
    *("all", "draft", "sent", "review", "waiting", "approved"),
    *("ready", "no-photo", "arrived", "women", "men", "sex-said"),
)


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
    numbers = [func.count().filter(which(meeting_id, wanted)) for wanted in COUNTED]
    row = session.execute(select(*numbers).where(Registration.meeting_id == meeting_id)).one()
    represented = session.execute(
        select(*(_represented(kinds) for kinds in REPRESENTED.values()))
        .join(Registration, Registration.delegation_id == Delegation.id)
        .where(which(meeting_id, "approved"))
    ).one()
    lists = dict(zip(COUNTED, row, strict=True))
    return Figures(lists, represented[0], represented[1])


def _represented(kinds: tuple[str, ...]) -> ColumnElement[int]:
    return func.count(distinct(Delegation.id)).filter(Delegation.kind.in_(kinds))


def asks_sex(session: Session, meeting_id: UUID) -> bool:
    asked = select(Questions.asks_sex).where(Questions.meeting_id == meeting_id)
    return bool(session.scalar(asked))


def latest_arrivals(session: Session, meeting_id: UUID, most: int = 8) -> Sequence[Arrival]:
    rows = session.execute(
        select(Registration, ArrivalCopy.arrived_at, ArrivalCopy.station)
        .join(ArrivalCopy, ArrivalCopy.participant_id == Registration.id)
        .where(ArrivalCopy.meeting_id == meeting_id)
        .order_by(ArrivalCopy.arrived_at.desc())
        .limit(most)
        .options(load_only(Registration.given_names, Registration.family_name, raiseload=True))
    )
    return [Arrival(*row) for row in rows]


@dataclass(frozen=True)
class Waiting:
    """What waits for one member of the staff, the longest first."""

    first: Sequence[Registration]
    number: int
    with_photo: set[UUID]
    # The step that each of them waits for, and what is to be known before it is taken.
    steps: dict[UUID, str]
    likenesses: dict[UUID, str]
    lacking_note: set[UUID]


def waiting_for(session: Session, rules: ReviewRules, account_id: UUID, most: int) -> Waiting:
    meeting_id = rules.meeting_id
    mine = waits_for(meeting_id, rules, duty_of(session, meeting_id, account_id))
    first = longest_waiting(session, mine, most)
    number = len(first)
    if number == most:
        number = session.scalar(select(func.count()).select_from(Registration).where(mine)) or 0
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
    people, came = Registration.meeting_id == meeting_id, ArrivalCopy.meeting_id == meeting_id
    delegations = Delegation.meeting_id == meeting_id
    of_meeting = select(Delegation.id).where(delegations)
    theirs = NoteVerbale.delegation_id.in_(of_meeting)
    asks = ReviewRules.asks_endorsement, ReviewRules.asks_clearance
    steps = func.concat(*asks, ReviewRules.note_kinds)
    duties = func.concat(ReviewDuty.account_id, ReviewDuty.steps, ReviewDuty.kinds)
    about = func.concat(Delegation.kind, Delegation.rank, Delegation.names)
    places = func.concat(Allowance.delegation_id, Allowance.kind, Allowance.places)
    asked = (
        _mark(func.sum(Registration.revision)).where(people),
        _mark(func.max(ArrivalCopy.arrived_at), func.min(ArrivalCopy.arrived_at)).where(came),
        _mark(func.sum(func.hashtext(about))).where(delegations),
        _mark(func.sum(func.hashtext(places))).where(Allowance.meeting_id == meeting_id),
        _mark(func.max(NoteVerbale.uploaded_at)).where(theirs),
        _mark(func.max(FocalPoint.invited_at), func.max(FocalPoint.ended_at)).where(
            FocalPoint.delegation_id.in_(of_meeting)
        ),
        _mark(func.sum(func.hashtext(steps))).where(ReviewRules.meeting_id == meeting_id),
        _mark(func.sum(func.hashtext(duties))).where(ReviewDuty.meeting_id == meeting_id),
        _mark(func.max(NoteWaiver.at)).where(NoteWaiver.delegation_id.in_(of_meeting)),
        _mark(func.max(ProtocolOrder.set_at)).where(ProtocolOrder.meeting_id == meeting_id),
        _mark(func.max(Questions.photo), func.bool_or(Questions.asks_sex)).where(
            Questions.meeting_id == meeting_id
        ),
    )
    marks = session.execute(select(*(each.scalar_subquery() for each in asked))).one()
    words = "|".join([*marks, str(today_at(time_zone))])
    return hashlib.sha256(words.encode()).hexdigest()[:20]


def _mark(*columns: ColumnElement[object]) -> Select[str]:
    return select(func.concat_ws("_", func.count(), *columns))

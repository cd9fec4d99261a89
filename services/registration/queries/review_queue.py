"""What waits for one member of the staff: the next step is theirs, and so is the delegation."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, false, or_, select
from sqlalchemy.orm import Session, load_only

from services.registration.models.course import UNDER_REVIEW
from services.registration.models.delegation import KINDS, Delegation
from services.registration.models.registration import Registration
from services.registration.models.review_rules import Duty, ReviewRules
from services.registration.queries.participants import number_where, participants, which
from services.registration.queries.review_rules import duty_of, rules_of


def waits_for(meeting_id: UUID, rules: ReviewRules, duty: Duty) -> ColumnElement[bool]:
    """The one definition of the number that waits for somebody and of the queue behind it."""
    states = tuple(state for state in UNDER_REVIEW if rules.next_step(state) in duty.steps)
    kinds = tuple(kind for kind in KINDS if kind in duty.kinds)
    return _waits_in(meeting_id, states, kinds, duty.account_id)


@lru_cache(maxsize=512)
def _waits_in(
    meeting_id: UUID, states: tuple[str, ...], kinds: tuple[str, ...], account_id: UUID
) -> ColumnElement[bool]:
    if not states or not kinds:
        return false()
    conditions = [which(meeting_id, "review")]
    if states != UNDER_REVIEW:
        conditions.append(Registration.state.in_(states))
    if kinds != KINDS:
        theirs = select(Delegation.id).where(
            Delegation.meeting_id == meeting_id, Delegation.kind.in_(kinds)
        )
        conditions.append(Registration.delegation_id.in_(theirs))
    # Whoever was the first of two has done what they can.
    is_for_another = or_(
        Registration.first_by.is_(None),
        Registration.first_by != account_id,
        Registration.first_revision != Registration.revision,
    )
    return and_(*conditions, is_for_another)


def waits_for_account(session: Session, meeting_id: UUID, account_id: UUID) -> ColumnElement[bool]:
    rules = rules_of(session, meeting_id)
    return waits_for(meeting_id, rules, duty_of(session, meeting_id, account_id))


@dataclass(frozen=True)
class Following:
    """Whose registration is looked at next."""

    id: UUID
    name: str


def next_waiting(
    session: Session,
    after: Registration,
    *,
    mine: ColumnElement[bool] | None,
    kind: str = "",
    query: str = "",
) -> Following | None:
    """Who waits in the same list behind this one, or else the first of it; `mine` narrows it."""
    here = [Registration.id != after.id, *([] if mine is None else [mine])]
    behind = [Registration.submitted_at >= after.submitted_at] if after.submitted_at else []
    for also in ((*here, *behind), here):
        rows: Sequence[Any]
        if query:
            asked: dict[str, Any] = {"wanted": "review", "query": query, "kind": kind, "also": also}
            rows = participants(session, after.meeting_id, size=1, **asked).rows
        else:
            rows = session.scalars(_first_of(after.meeting_id, kind).where(*also)).all()
        for each in rows:
            return Following(each.id, each.name)
    return None


def _first_of(meeting_id: UUID, kind: str) -> Select[Registration]:
    """Whoever waits longest, and no more of them than their name."""
    first = (
        select(Registration)
        .options(load_only(Registration.given_names, Registration.family_name))
        .where(which(meeting_id, "review"))
        .order_by(Registration.submitted_at, Registration.started_at)
        .limit(1)
    )
    if not kind:
        return first
    of_kind = Delegation.meeting_id == meeting_id, Delegation.kind == kind
    return first.where(Registration.delegation_id.in_(select(Delegation.id).where(*of_kind)))


def number_waiting(session: Session, meeting_id: UUID, account_id: UUID) -> int:
    mine = waits_for_account(session, meeting_id, account_id)
    return number_where(session, mine)

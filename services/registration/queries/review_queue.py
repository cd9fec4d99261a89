"""What waits for one member of the staff: the next step is theirs, and so is the delegation."""

from functools import lru_cache
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, or_, select
from sqlalchemy.orm import Session

from services.registration.models.course import UNDER_REVIEW
from services.registration.models.delegation import KINDS, Delegation
from services.registration.models.registration import Registration
from services.registration.models.review_rules import Duty, ReviewRules
from services.registration.queries.participants import number_where, which
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


def number_waiting(session: Session, meeting_id: UUID, account_id: UUID) -> int:
    mine = waits_for_account(session, meeting_id, account_id)
    return number_where(session, mine)

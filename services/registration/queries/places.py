"""How many places there are, and how far somebody is from one."""

from uuid import UUID

from sqlalchemy import bindparam, func, or_, select
from sqlalchemy.orm import Session

from services.registration.models.delegation import Delegation
from services.registration.models.delegation_rules import Allowance, MeetingRules
from services.registration.models.places import LIMITS, Limits, limits_from, ticket_of
from services.registration.models.registration import Registration

_SAID = Allowance.__table__.c
_ALLOWED = select(
    _SAID.kind,
    _SAID.delegation_id,
    _SAID.places,
    _SAID.principals,
    _SAID.accompanying,
    _SAID.room,
).where(
    _SAID.meeting_id == bindparam("meeting_id"),
    or_(_SAID.delegation_id.is_(None), _SAID.delegation_id == bindparam("delegation_id")),
)


def limits_of(session: Session, delegation: Delegation) -> Limits:
    """Read afresh: another may have changed them since this transaction began."""
    asked = {"meeting_id": delegation.meeting_id, "delegation_id": delegation.id}
    return limits_from(session.execute(_ALLOWED, asked), delegation.kind, delegation.id)


def approves_at_once(session: Session, meeting_id: UUID) -> bool:
    rules = session.get(MeetingRules, meeting_id)
    return rules is not None and rules.approves == "at_once"


def waiting_numbers(session: Session, registration: Registration) -> dict[str, int]:
    """For each limit, which number the person is on its waiting list; none is nought."""
    numbers = dict.fromkeys(LIMITS, 0)
    for limit in LIMITS:
        ticket = ticket_of(registration, limit)
        if ticket is not None:
            column = getattr(Registration, f"waits_for_{limit}")
            before = select(func.count()).where(
                Registration.delegation_id == registration.delegation_id, column <= ticket
            )
            numbers[limit] = session.scalar(before) or 0
    return numbers

"""Whom the host's security is asked about, and the lists that were made for it."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from services.registration.models.account import Account
from services.registration.models.clearance_list import ClearanceList
from services.registration.models.course import EXPECTED, UNDER_REVIEW
from services.registration.models.delegation import Delegation
from services.registration.models.registration import Registration
from services.registration.models.review_rules import Duty
from services.registration.queries.participants import which
from services.registration.queries.review_rules import rules_of


def people_to_clear(
    session: Session, meeting_id: UUID, duty: Duty, whom: str
) -> Sequence[Registration]:
    """Whoever waits for clearance, or everybody expected; of the kinds that are theirs."""
    rules = rules_of(session, meeting_id)
    states = [state for state in UNDER_REVIEW if rules.next_step(state) == "clear"]
    asked = EXPECTED if whom == "expected" else states
    return session.scalars(
        select(Registration)
        .join(Delegation, Delegation.id == Registration.delegation_id)
        .where(which(meeting_id, "all"), Registration.state.in_(asked))
        .where(Registration.waits_for_place.is_(None))
        .where(Delegation.kind.in_(duty.kinds))
        .options(joinedload(Registration.delegation), joinedload(Registration.passport))
        .order_by(Delegation.kind, Delegation.name_key, Registration.sort_key, Registration.id)
    ).all()


def clearance_lists(session: Session, meeting_id: UUID) -> list[tuple[ClearanceList, str]]:
    """The latest first, each with the name of whoever made it."""
    rows = session.execute(
        select(ClearanceList, Account.name)
        .join(Account, Account.id == ClearanceList.made_by)
        .where(ClearanceList.meeting_id == meeting_id)
        .order_by(ClearanceList.made_at.desc())
        .limit(50)
    )
    return [(each, name) for each, name in rows]

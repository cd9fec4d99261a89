"""A second person agrees that two persons need no longer approve some delegations."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from services.registration.models.delegation import Delegation
from services.registration.models.review_rules import NothingToConfirm, ReviewRules
from services.registration.usecases.record_trace import record_trace


def confirm_loosening(
    session: Session, *, meeting_id: UUID, account_id: UUID, kinds: Collection[str]
) -> ReviewRules:
    """Afterwards the kinds that were proposed are approved by one person alone.

    `kinds` are those that were read: nobody agrees to more than they saw. May be refused:
    NothingToConfirm, above all to whoever proposed it. Tells nobody.
    """
    rules = session.scalar(
        select(ReviewRules)
        .where(ReviewRules.meeting_id == meeting_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if rules is None or not rules.loosening or rules.loosening_by == account_id:
        raise NothingToConfirm
    if set(kinds) != set(rules.loosening):
        raise NothingToConfirm
    lifted = rules.loosening
    rules.two_persons = [kind for kind in rules.two_persons if kind not in lifted]
    rules.loosening = rules.loosening_by = None
    if not rules.two_persons:
        session.execute(
            update(Delegation)
            .where(Delegation.meeting_id == meeting_id)
            .values(keeps_two_persons=False)
        )
    session.flush()
    record_trace(
        session,
        what="two_persons_set",
        about_kind="meeting",
        about_id=meeting_id,
        by=account_id,
        meeting_id=meeting_id,
        values={"kinds": ", ".join(rules.two_persons)},
    )
    return rules

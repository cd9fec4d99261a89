"""Organisers lay down by which steps their meeting decides, and what it insists on."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.delegation import KINDS
from services.registration.models.review_rules import ReviewRules, usual_rules
from services.registration.usecases.record_trace import record_trace


def set_review_rules(
    session: Session,
    *,
    meeting_id: UUID,
    steps: Collection[str],
    two_persons: Collection[str],
    note_kinds: Collection[str],
    account_id: UUID,
) -> ReviewRules:
    """Afterwards whatever waits goes on by these steps; what was decided stands.

    The rule of two persons is widened at once. To lift it for a kind is only proposed: it holds
    until another account agrees, or nobody's second word would be worth anything. Whoever saves
    the page while that is proposed proposes nothing themselves. Tells nobody.
    """
    rules = _hold(session, meeting_id)
    rules.asks_endorsement = "endorse" in steps
    rules.asks_clearance = "clear" in steps
    rules.note_kinds = [kind for kind in KINDS if kind in note_kinds]
    kept, wanted = set(rules.two_persons), set(two_persons)
    lifted = [kind for kind in KINDS if kind in kept - wanted]
    rules.two_persons = [kind for kind in KINDS if kind in kept | wanted]
    is_new = not set(lifted) <= set(rules.loosening or ())
    rules.loosening = lifted or None
    if is_new or not lifted:
        rules.loosening_by = account_id if lifted else None
    session.flush()
    _trace(session, rules, account_id, "review_set", {"steps": ", ".join(rules.steps)})
    if wanted - kept:
        words = {"kinds": ", ".join(rules.two_persons)}
        _trace(session, rules, account_id, "two_persons_set", words)
    if is_new:
        words = {"kinds": ", ".join(lifted)}
        _trace(session, rules, account_id, "two_persons_loosening", words)
    return rules


def _hold(session: Session, meeting_id: UUID) -> ReviewRules:
    rules = session.scalar(
        select(ReviewRules)
        .where(ReviewRules.meeting_id == meeting_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if rules is None:
        rules = usual_rules(meeting_id)
        session.add(rules)
    return rules


def _trace(
    session: Session, rules: ReviewRules, by: UUID, what: str, values: dict[str, str]
) -> None:
    record_trace(
        session,
        what=what,
        about_kind="meeting",
        about_id=rules.meeting_id,
        by=by,
        meeting_id=rules.meeting_id,
        values=values,
    )

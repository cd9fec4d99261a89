"""A registration is taken up by somebody who is about to take a step on it."""

from uuid import UUID

from sqlalchemy.orm import Session

from services.registration.models.registration import Registration
from services.registration.models.review_rules import NotTheirStep, OutOfTurn
from services.registration.queries.review_rules import duty_of, rules_of
from services.registration.usecases.hold_registration import hold_registration


def hold_for_review(
    session: Session,
    *,
    meeting_id: UUID,
    registration_id: UUID,
    account_id: UUID,
    step: str = "",
    is_early: bool = False,
) -> Registration:
    """Afterwards it is this transaction's alone, and the step is this account's to take.

    Without a step it is whichever comes next; what only prepares a step may be early. Roles and
    duties are read at this moment. May be refused: NoResultFound, NotTheirStep, OutOfTurn where
    another step comes first. Tells nobody.
    """
    registration = hold_registration(
        session, meeting_id=meeting_id, registration_id=registration_id
    )
    due = rules_of(session, meeting_id).next_step(registration.state)
    duty = duty_of(session, meeting_id, account_id)
    kind = registration.joined.kind if registration.delegation_id else ""
    if not duty.covers(step or due, kind):
        raise NotTheirStep
    if step and step != due and registration.is_under_review and not is_early:
        raise OutOfTurn
    return registration

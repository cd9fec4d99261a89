"""The host's security has nothing against a person."""

from uuid import UUID

from sqlalchemy.orm import Session

from services.registration.models.registration import Registration
from services.registration.queries.review_rules import duty_of, rules_of
from services.registration.usecases.hold_registration import hold_registration
from services.registration.usecases.take_step import take_step
from shared.links import Links


def clear_registration(
    session: Session,
    *,
    meeting_id: UUID,
    registration_id: UUID,
    seen: int,
    account_id: UUID,
    links: Links,
) -> Registration:
    """Afterwards it is cleared, and waits to be approved.

    `seen` is the revision that was looked at. May be refused: NoResultFound, NotTheirStep,
    OutOfTurn, AlreadyDecided, NoPlaceYet. Tells nobody: to the person it is still under review.
    """
    registration = hold_registration(
        session, meeting_id=meeting_id, registration_id=registration_id
    )
    take_step(
        session,
        registration=registration,
        step="clear",
        seen=seen,
        rules=rules_of(session, meeting_id),
        duty=duty_of(session, meeting_id, account_id),
        links=links,
    )
    session.flush()
    return registration

"""The host's security has nothing against a person."""

from uuid import UUID

from sqlalchemy.orm import Session

from services.registration.models.registration import Registration
from services.registration.usecases.hold_for_review import hold_for_review
from services.registration.usecases.note_step import note_step
from shared import clock


def clear_registration(
    session: Session, *, meeting_id: UUID, registration_id: UUID, seen: int, account_id: UUID
) -> Registration:
    """Afterwards it is cleared, and waits to be approved.

    `seen` is the revision that was looked at. May be refused: NotTheirStep, OutOfTurn,
    AlreadyDecided, NoPlaceYet. Tells nobody: to the person it is still under review.
    """
    registration = hold_for_review(
        session,
        meeting_id=meeting_id,
        registration_id=registration_id,
        account_id=account_id,
        step="clear",
    )
    registration.clear(seen=seen, at=clock.now())
    session.flush()
    note_step(session, registration=registration, what="cleared", by=account_id)
    return registration

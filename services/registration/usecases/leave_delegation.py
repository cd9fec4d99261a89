"""A focal point signs out of one browser."""

from uuid import UUID

from sqlalchemy.orm import Session

from services.registration.models.focal_point import FocalSignIn
from shared import clock


def leave_delegation(session: Session, *, sign_in_id: UUID) -> None:
    """Afterwards this browser no longer opens the delegation; a new link does. Tells nobody."""
    sign_in = session.get(FocalSignIn, sign_in_id)
    if sign_in is not None and sign_in.ended_at is None:
        sign_in.ended_at = clock.now()

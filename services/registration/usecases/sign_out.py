"""A member of staff signs out at one browser."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session

from services.registration.models.sign_in import SignIn
from shared import clock
from shared.contracts.registration import SignInEnded
from shared.messaging.outbox import publish


def sign_out(session: Session, *, sign_in_id: UUID, expires_at: datetime) -> None:
    """Afterwards this sign-in is over everywhere, whoever may hold a copy of its cookie.

    Tells SignInEnded.
    """
    session.execute(
        update(SignIn)
        .where(SignIn.id == sign_in_id, SignIn.ended_at.is_(None))
        .values(ended_at=clock.now())
    )
    publish(session, SignInEnded(sign_in_id=sign_in_id, expires_at=expires_at))

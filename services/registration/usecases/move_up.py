"""Staff put somebody first on a waiting list of their delegation."""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from services.registration.models.places import NotWaiting, ticket_of
from services.registration.models.registration import Event, Registration
from services.registration.usecases.hold_registration import hold_registration
from services.registration.usecases.record_trace import record_trace
from shared import clock


def move_up(
    session: Session, *, meeting_id: UUID, registration_id: UUID, limit: str, account_id: UUID
) -> Registration:
    """Afterwards the next place of that kind which becomes free is theirs.

    May be refused: NotWaiting. Tells nobody.
    """
    registration = hold_registration(
        session, meeting_id=meeting_id, registration_id=registration_id
    )
    if ticket_of(registration, limit) is None:
        raise NotWaiting
    column = getattr(Registration, f"waits_for_{limit}")
    first = session.scalar(
        select(func.min(column)).where(Registration.delegation_id == registration.delegation_id)
    )
    setattr(registration, f"waits_for_{limit}", (first or 0) - 1)
    now = clock.now()
    registration.change(now)
    session.flush()
    session.add(
        Event(registration_id=registration.id, at=now, account_id=account_id, what="put-first")
    )
    record_trace(
        session,
        what="delegate_put_first",
        about_kind="registration",
        about_id=registration.id,
        by=account_id,
        meeting_id=meeting_id,
        values={"limit": limit},
    )
    return registration

"""Staff give the place of one member of a delegation to the first who waits for it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from services.registration.models.places import NobodyWaits, has
from services.registration.models.registration import Event, Registration
from services.registration.usecases.hold_registration import hold_registration
from services.registration.usecases.record_trace import record_trace
from services.registration.usecases.settle_places import settle_places
from shared import clock
from shared.links import Links


def give_way(
    session: Session,
    *,
    meeting_id: UUID,
    registration_id: UUID,
    limit: str,
    account_id: UUID,
    links: Links,
) -> Registration:
    """Afterwards the person waits, last in the list, and whoever was first in it has the place.

    Who is approved, or on the way there, keeps their place in the delegation: they are withdrawn
    or declined instead. May be refused: NobodyWaits. Tells ParticipantChanged and MailDue of
    whoever moved up.
    """
    registration = hold_registration(
        session, meeting_id=meeting_id, registration_id=registration_id
    )
    column = getattr(Registration, f"waits_for_{limit}")
    last = session.scalar(
        select(func.max(column)).where(Registration.delegation_id == registration.delegation_id)
    )
    is_firm = limit == "place" and registration.state not in ("submitted", "returned")
    has_it = registration.is_expected and has(registration, limit)
    if last is None or is_firm or not has_it:
        raise NobodyWaits
    delegation = registration.delegation
    assert delegation is not None
    if limit == "place":
        registration.give_up_places()
    setattr(registration, f"waits_for_{limit}", last + 1)
    now = clock.now()
    registration.change(now)
    _note(session, registration, account_id, limit, now)
    session.flush()
    settle_places(session, delegation=delegation, links=links)
    return registration


def _note(
    session: Session, registration: Registration, account_id: UUID, limit: str, at: datetime
) -> None:
    session.add(
        Event(registration_id=registration.id, at=at, account_id=account_id, what="gave-way")
    )
    record_trace(
        session,
        what="delegate_gave_way",
        about_kind="registration",
        about_id=registration.id,
        by=account_id,
        meeting_id=registration.meeting_id,
        values={"limit": limit},
    )

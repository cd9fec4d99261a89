"""Staff look into a passport, and that they did is kept."""

from uuid import UUID

from sqlalchemy.orm import Session

from services.registration.models.passport import PassportSeal
from services.registration.models.registration import Event
from services.registration.usecases.hold_registration import hold_registration
from services.registration.usecases.record_trace import record_trace
from shared import clock


def open_passport(
    session: Session,
    *,
    meeting_id: UUID,
    registration_id: UUID,
    account_id: UUID,
    seal: PassportSeal,
) -> dict[str, str] | None:
    """Afterwards the history and the trace say who has seen it; without a passport, nothing.

    May be refused: NoResultFound, when that meeting has no such registration; PassportLocked.
    Tells nobody.
    """
    registration = hold_registration(
        session, meeting_id=meeting_id, registration_id=registration_id
    )
    if registration.passport is None or registration.state == "draft":
        return None
    fields = seal.unlock(registration.passport.sealed)
    session.add(
        Event(
            registration_id=registration_id,
            at=clock.now(),
            account_id=account_id,
            what="passport_seen",
        )
    )
    record_trace(
        session,
        what="passport_seen",
        about_kind="registration",
        about_id=registration_id,
        by=account_id,
        meeting_id=meeting_id,
    )
    return fields

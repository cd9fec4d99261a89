"""Staff accept a registration."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from services.registration.models.meeting_copy import MeetingCopy
from services.registration.models.registration import Event, Registration
from services.registration.queries.places import waiting_numbers
from services.registration.usecases.hold_registration import hold_registration
from services.registration.usecases.record_trace import record_trace
from services.registration.usecases.tell_participant import tell_participant
from services.registration.usecases.write_to_participant import write_to_participant
from shared import clock
from shared.links import Links


def approve_registration(
    session: Session,
    *,
    meeting_id: UUID,
    registration_id: UUID,
    seen: int,
    account_id: UUID,
    links: Links,
) -> Registration:
    """Afterwards the person takes part, badges may print for them, and a letter tells them so.

    `seen` is the revision that the decision was made on. May be refused: AlreadyDecided,
    NoPlaceYet. Tells ParticipantChanged and MailDue.
    """
    now = clock.now()
    registration = hold_registration(
        session, meeting_id=meeting_id, registration_id=registration_id
    )
    registration.approve(by=account_id, seen=seen, at=now)
    assert registration.delegation is not None
    registration.delegation.is_offered = True
    session.flush()
    _note(session, registration, account_id, now)
    tell_participant(session, registration=registration)
    meeting = session.get_one(MeetingCopy, meeting_id)
    write_to_participant(
        session,
        kind="approved",
        registration=registration,
        meeting=meeting,
        links=links,
        waits=waiting_numbers(session, registration),
    )
    return registration


def _note(session: Session, registration: Registration, account_id: UUID, at: datetime) -> None:
    session.add(
        Event(registration_id=registration.id, at=at, account_id=account_id, what="approved")
    )
    record_trace(
        session,
        what="registration_approved",
        about_kind="registration",
        about_id=registration.id,
        by=account_id,
        meeting_id=registration.meeting_id,
    )

"""Staff refuse a registration, and say why."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from services.registration.models.meeting_copy import MeetingCopy
from services.registration.models.registration import Event, Registration
from services.registration.usecases.hold_registration import hold_registration
from services.registration.usecases.record_trace import record_trace
from services.registration.usecases.settle_places import settle_places
from services.registration.usecases.tell_participant import tell_participant
from services.registration.usecases.write_to_participant import write_to_participant
from shared import clock
from shared.links import Links


def decline_registration(
    session: Session,
    *,
    meeting_id: UUID,
    registration_id: UUID,
    seen: int,
    account_id: UUID,
    reason: str,
    words: str,
    links: Links,
) -> Registration:
    """Afterwards the person reads why they do not take part, and their place goes to the next.

    `seen` is the revision decided on. May be refused: AlreadyDecided. Tells ParticipantChanged
    and MailDue.
    """
    now = clock.now()
    registration = hold_registration(
        session, meeting_id=meeting_id, registration_id=registration_id
    )
    registration.decline(by=account_id, seen=seen, reason=reason, words=words, at=now)
    session.flush()
    _note(session, registration, account_id, now)
    tell_participant(session, registration=registration)
    meeting = session.get_one(MeetingCopy, meeting_id)
    write_to_participant(
        session, kind="declined", registration=registration, meeting=meeting, links=links
    )
    settle_places(session, delegation=registration.joined, links=links)
    return registration


def _note(session: Session, registration: Registration, account_id: UUID, at: datetime) -> None:
    session.add(
        Event(registration_id=registration.id, at=at, account_id=account_id, what="declined")
    )
    record_trace(
        session,
        what="registration_declined",
        about_kind="registration",
        about_id=registration.id,
        by=account_id,
        meeting_id=registration.meeting_id,
        values={"reason": registration.reason, "words": registration.reason_words},
    )

"""Somebody begins to register."""

from uuid import UUID

from sqlalchemy.orm import Session

from services.registration.models.meeting_copy import (
    MeetingCopy,
    Period,
    RegistrationClosed,
    opening,
)
from services.registration.models.registration import Event, Registration
from shared import clock


def start_registration(session: Session, *, meeting_id: UUID, language: str) -> Registration:
    """Afterwards an empty draft is there, to be answered topic by topic.

    May be refused: RegistrationClosed. Tells nobody.
    """
    now = clock.now()
    meeting = session.get_one(MeetingCopy, meeting_id)
    if opening(meeting, session.get(Period, meeting_id), now) != "open":
        raise RegistrationClosed
    registration = Registration(
        meeting_id=meeting_id, language=language, started_at=now, changed_at=now, function={}
    )
    session.add(registration)
    session.flush()
    session.add(Event(registration_id=registration.id, at=now, what="started"))
    return registration

"""Somebody begins to register."""

from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from services.registration.models.meeting_copy import (
    MeetingCopy,
    Period,
    RegistrationClosed,
    opening,
)
from services.registration.models.registration import Event, Registration
from shared import clock
from shared.db import take_turns


def start_registration(
    session: Session, *, meeting_id: UUID, language: str, registration_id: UUID | None = None
) -> Registration:
    """Afterwards an empty draft is there, to be answered topic by topic.

    Begun twice under one id, it is one; what has been sent since then is left alone, and another
    draft is there. May be refused: RegistrationClosed. Tells nobody.
    """
    if registration_id is not None:
        take_turns(session, registration_id)
        begun = session.get(Registration, registration_id, populate_existing=True)
        if begun is not None:
            if begun.meeting_id == meeting_id and begun.state == "draft":
                return begun
            registration_id = None
    now = clock.now()
    meeting = session.get_one(MeetingCopy, meeting_id)
    if opening(meeting, session.get(Period, meeting_id), now) != "open":
        raise RegistrationClosed
    registration = Registration(
        id=registration_id or uuid4(),
        meeting_id=meeting_id,
        language=language,
        started_at=now,
        changed_at=now,
        function={},
    )
    session.add(registration)
    session.flush()
    session.add(Event(registration_id=registration.id, at=now, what="started"))
    return registration

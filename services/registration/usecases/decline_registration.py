"""Staff refuse a registration, and say why."""

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
    """Afterwards the person does not take part, and a letter tells them why, in their language.

    A place that becomes free goes to the first who waits for it. `seen` is the revision that the
    decision was made on. May be refused: AlreadyDecided. Tells ParticipantChanged and MailDue.
    """
    now = clock.now()
    registration = hold_registration(
        session, meeting_id=meeting_id, registration_id=registration_id
    )
    registration.decline(by=account_id, seen=seen, reason=reason, words=words, at=now)
    session.flush()
    session.add(
        Event(registration_id=registration.id, at=now, account_id=account_id, what="declined")
    )
    record_trace(
        session,
        what="registration_declined",
        about_kind="registration",
        about_id=registration.id,
        by=account_id,
        meeting_id=meeting_id,
        values={"reason": reason, "words": words},
    )
    tell_participant(session, registration=registration)
    meeting = session.get_one(MeetingCopy, meeting_id)
    write_to_participant(
        session, kind="declined", registration=registration, meeting=meeting, links=links
    )
    assert registration.delegation is not None
    settle_places(session, delegation=registration.delegation, links=links)
    return registration

"""Staff refuse a registration, and say why."""

from uuid import UUID

from sqlalchemy.orm import Session

from services.registration.models.meeting_copy import MeetingCopy
from services.registration.models.registration import Registration
from services.registration.usecases.hold_for_review import hold_for_review
from services.registration.usecases.note_step import note_step
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

    `seen` is the revision decided on. May be refused: NotTheirStep, AlreadyDecided. Tells
    ParticipantChanged and MailDue.
    """
    registration = hold_for_review(
        session, meeting_id=meeting_id, registration_id=registration_id, account_id=account_id
    )
    registration.decline(by=account_id, seen=seen, reason=reason, words=words, at=clock.now())
    session.flush()
    note_step(
        session,
        registration=registration,
        what="declined",
        by=account_id,
        values={"reason": reason, "words": words},
    )
    tell_participant(session, registration=registration)
    meeting = session.get_one(MeetingCopy, meeting_id)
    write_to_participant(
        session, kind="declined", registration=registration, meeting=meeting, links=links
    )
    settle_places(session, delegation=registration.joined, links=links)
    return registration

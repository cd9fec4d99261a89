"""Staff return a registration to its person, who is to correct it."""

from uuid import UUID

from sqlalchemy.orm import Session

from services.registration.models.meeting_copy import MeetingCopy
from services.registration.models.registration import Registration
from services.registration.usecases.hold_for_review import hold_for_review
from services.registration.usecases.note_step import note_step
from services.registration.usecases.write_to_participant import write_to_participant
from shared import clock
from shared.links import Links


def return_registration(
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
    """Afterwards the person reads what to correct, and their place is kept meanwhile.

    Whatever steps were taken are to be taken anew once it is sent again. `seen` is the revision
    that was looked at. May be refused: NotTheirStep, AlreadyDecided. Tells MailDue.
    """
    registration = hold_for_review(
        session, meeting_id=meeting_id, registration_id=registration_id, account_id=account_id
    )
    registration.give_back(by=account_id, seen=seen, reason=reason, words=words, at=clock.now())
    session.flush()
    note_step(
        session,
        registration=registration,
        what="returned",
        by=account_id,
        values={"reason": reason, "words": words},
    )
    meeting = session.get_one(MeetingCopy, meeting_id)
    write_to_participant(
        session, kind="returned", registration=registration, meeting=meeting, links=links
    )
    return registration

"""Somebody wants to finish their registration later, perhaps on another device."""

from uuid import UUID

from sqlalchemy.orm import Session

from services.registration.models.mail import Mail
from services.registration.models.meeting_copy import MeetingCopy
from services.registration.models.own_link import AFTERWARDS, PURPOSE
from services.registration.usecases.allow_attempt import allow_attempt
from services.registration.usecases.hold_draft import hold_draft
from services.registration.usecases.write_letter import write_letter
from shared.links import Links


def send_resume_link(
    session: Session, *, registration_id: UUID, email: str, who: str, where: str, links: Links
) -> Mail:
    """Afterwards a letter is on its way whose link opens the draft on any device.

    The address is kept with the draft if it has none yet. `who` and `where` are digests of whom
    the letter goes to and where it is asked for. May be refused: NotADraft, TooManyAttempts.
    Tells MailDue.
    """
    allow_attempt(session, kind="letter", who=who, where=where)
    registration = hold_draft(session, registration_id=registration_id)
    registration.email = registration.email or email
    meeting = session.get_one(MeetingCopy, registration.meeting_id)
    token = links.token(PURPOSE, registration_id, meeting.ends_at + AFTERWARDS)
    return write_letter(
        session,
        kind="resume",
        to=email,
        reads=registration.language,
        registration_id=registration_id,
        values={
            "name": registration.name,
            "meeting": meeting,
            "link": links.to(f"/registration/link/{token}"),
        },
    )

"""A person gives the passport that their visa is to be put into."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from services.registration.models.meeting_copy import MeetingCopy
from services.registration.models.passport import Passport, PassportSeal, expires_early
from services.registration.usecases.hold_draft import hold_draft


def save_passport(
    session: Session,
    *,
    registration_id: UUID,
    passport_name: str,
    nationality: str,
    number: str,
    issued_on: date,
    expires_on: date,
    born_on: date,
    birth_place: str,
    seal: PassportSeal,
) -> None:
    """Afterwards the passport lies locked beside the draft, and that it ends early is noted.

    May be refused: NotADraft. Tells nobody: it never leaves registration.
    """
    registration = hold_draft(session, registration_id=registration_id)
    meeting = session.get_one(MeetingCopy, registration.meeting_id)
    sealed = seal.lock(
        {
            "passport_name": passport_name,
            "nationality": nationality,
            "number": number,
            "issued_on": issued_on.isoformat(),
            "expires_on": expires_on.isoformat(),
            "born_on": born_on.isoformat(),
            "birth_place": birth_place,
        }
    )
    passport = registration.passport or Passport(registration_id=registration_id)
    passport.sealed = sealed
    passport.expires_early = expires_early(expires_on, meeting.ends_on)
    registration.passport = passport
    session.flush()

"""A person says how to reach them, and agrees to what is done with their data."""

from uuid import UUID

from sqlalchemy.orm import Session

from services.registration.usecases.hold_draft import hold_draft
from shared import clock


def save_contact(
    session: Session,
    *,
    registration_id: UUID,
    email: str,
    phone: str,
    language: str,
    may_list_email: bool = False,
    stays_unlisted: bool = False,
) -> None:
    """Afterwards letters can reach the person in their language; that they agreed is noted, and
    how they wish to stand in the list of participants.

    May be refused: NotADraft. Tells nobody.
    """
    registration = hold_draft(session, registration_id=registration_id)
    registration.email = email
    registration.phone = phone
    registration.language = language
    registration.may_list_email = may_list_email
    registration.stays_unlisted = stays_unlisted
    registration.consented_at = registration.consented_at or clock.now()

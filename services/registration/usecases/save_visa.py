"""A person says whether they need a visa for the meeting."""

from uuid import UUID

from sqlalchemy.orm import Session

from services.registration.models.needs import Needs
from services.registration.usecases.hold_draft import hold_draft


def save_visa(session: Session, *, registration_id: UUID, visa: str, visa_place: str) -> None:
    """Afterwards the draft says so; whoever needs none has left no passport with us either.

    May be refused: NotADraft. Tells nobody.
    """
    registration = hold_draft(session, registration_id=registration_id)
    needs = registration.needs = registration.needs or Needs(registration_id=registration_id)
    needs.visa = visa
    needs.visa_place = visa_place if visa == "yes" else ""
    if visa != "yes":
        registration.passport = None
    session.flush()

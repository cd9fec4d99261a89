"""A person says what they need in order to take part."""

from uuid import UUID

from sqlalchemy.orm import Session

from services.registration.models.needs import Needs
from services.registration.usecases.hold_draft import hold_draft


def save_accessibility(
    session: Session, *, registration_id: UUID, accessibility: list[str], accessibility_words: str
) -> None:
    """Afterwards the question is answered in the draft; nothing chosen is an answer too.

    May be refused: NotADraft. Tells nobody.
    """
    registration = hold_draft(session, registration_id=registration_id)
    needs = registration.needs = registration.needs or Needs(registration_id=registration_id)
    needs.accessibility = accessibility
    needs.accessibility_words = accessibility_words
    session.flush()

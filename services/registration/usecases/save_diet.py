"""A person says what they cannot eat."""

from uuid import UUID

from sqlalchemy.orm import Session

from services.registration.models.needs import Needs
from services.registration.usecases.hold_draft import hold_draft


def save_diet(session: Session, *, registration_id: UUID, diet: list[str], diet_words: str) -> None:
    """Afterwards the kitchen's question is answered in the draft; nothing chosen is an answer too.

    May be refused: NotADraft. Tells nobody.
    """
    registration = hold_draft(session, registration_id=registration_id)
    needs = registration.needs = registration.needs or Needs(registration_id=registration_id)
    needs.diet = diet
    needs.diet_words = diet_words
    session.flush()

"""A person says where they will sleep."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from services.registration.models.visit import Visit
from services.registration.usecases.hold_draft import hold_draft


def save_hotel(
    session: Session,
    *,
    registration_id: UUID,
    hotel: str,
    hotel_from: date | None = None,
    hotel_to: date | None = None,
    hotel_words: str = "",
) -> None:
    """Afterwards the draft says whether a room is wanted, and for which nights.

    May be refused: NotADraft. Tells nobody.
    """
    registration = hold_draft(session, registration_id=registration_id)
    visit = registration.visit = registration.visit or Visit(registration_id=registration_id)
    visit.hotel = hotel
    visit.hotel_from = hotel_from if hotel == "wanted" else None
    visit.hotel_to = hotel_to if hotel == "wanted" else None
    visit.hotel_words = hotel_words
    session.flush()

"""A person says when and how they come to the meeting and go home."""

from datetime import date, time
from uuid import UUID

from sqlalchemy.orm import Session

from services.registration.models.visit import Visit
from services.registration.usecases.hold_draft import hold_draft


def save_travel(
    session: Session,
    *,
    registration_id: UUID,
    travel: str,
    arrives_on: date | None = None,
    arrives_at_hour: time | None = None,
    arrival_flight: str = "",
    arrival_from: str = "",
    departs_on: date | None = None,
    departs_at_hour: time | None = None,
    departure_flight: str = "",
    departure_to: str = "",
) -> None:
    """Afterwards the draft says how, or that it is not known yet, or that no journey is needed.

    Who needs no journey needs no hotel either. May be refused: NotADraft. Tells nobody.
    """
    registration = hold_draft(session, registration_id=registration_id)
    visit = registration.visit = registration.visit or Visit(registration_id=registration_id)
    is_known = travel == "known"
    visit.travel = travel
    visit.arrives_on = arrives_on if is_known else None
    visit.arrives_at_hour = arrives_at_hour if is_known else None
    visit.arrival_flight = arrival_flight if is_known else ""
    visit.arrival_from = arrival_from if is_known else ""
    visit.departs_on = departs_on if is_known else None
    visit.departs_at_hour = departs_at_hour if is_known else None
    visit.departure_flight = departure_flight if is_known else ""
    visit.departure_to = departure_to if is_known else ""
    if travel == "none":
        visit.hotel = visit.hotel_words = ""
        visit.hotel_from = visit.hotel_to = None
    session.flush()

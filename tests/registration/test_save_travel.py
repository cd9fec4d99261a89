"""A person says when and how they come and go."""

from datetime import date, time
from typing import Any

from sqlalchemy.orm import Session

from services.registration.usecases.save_hotel import save_hotel
from services.registration.usecases.save_travel import save_travel
from tests.registration.people import draft
from tests.registration.questions import JOURNEY


def test_journey_is_kept_by_the_clock_of_the_venue(session: Session) -> None:
    made = draft(session)
    save_travel(session, registration_id=made.id, **JOURNEY)
    session.expire_all()
    assert made.visit
    assert (made.visit.arrives_on, made.visit.arrives_at_hour) == (date(2027, 9, 22), time(23, 40))
    assert made.visit.departs_at_hour is None


def test_who_needs_no_journey_needs_no_room(session: Session) -> None:
    made = draft(session)
    save_travel(session, registration_id=made.id, **JOURNEY)
    nights: dict[str, Any] = {"hotel_from": date(2027, 9, 22), "hotel_to": date(2027, 9, 26)}
    save_hotel(session, registration_id=made.id, hotel="wanted", **nights)
    save_travel(session, registration_id=made.id, travel="none")
    assert made.visit
    assert (made.visit.arrives_on, made.visit.arrival_flight) == (None, "")
    assert (made.visit.hotel, made.visit.hotel_from) == ("", None)

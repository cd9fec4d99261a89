"""A person says where they will sleep."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from services.registration.usecases.save_hotel import save_hotel
from tests.registration.people import draft

NIGHTS: dict[str, Any] = {"hotel_from": date(2027, 9, 22), "hotel_to": date(2027, 9, 26)}


def test_nights_are_kept_for_whoever_wants_a_room(session: Session) -> None:
    made = draft(session)
    save_hotel(session, registration_id=made.id, hotel="wanted", **NIGHTS)
    assert made.visit
    assert made.visit.hotel_to == date(2027, 9, 26)
    save_hotel(session, registration_id=made.id, hotel="own", **NIGHTS)
    assert made.visit.hotel_to is None


def test_table_refuses_a_stay_without_a_night(session: Session) -> None:
    made = draft(session)
    nights = {**NIGHTS, "hotel_to": NIGHTS["hotel_from"]}
    with pytest.raises(IntegrityError, match="stays_a_night"):
        save_hotel(session, registration_id=made.id, hotel="wanted", **nights)

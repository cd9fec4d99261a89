"""A registration is taken up to be sent."""

from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from services.registration.models.registration import Registration
from services.registration.usecases.hold_to_send import hold_to_send
from tests.house_under_test import House
from tests.registration.people import draft


def test_it_is_this_transactions_alone(house: House, session: Session) -> None:
    made = draft(session)
    session.commit()
    assert hold_to_send(session, registration_id=made.id) is made
    with house.registration.session() as other:
        found = select(Registration.id).where(Registration.id == made.id)
        with pytest.raises(OperationalError):
            other.execute(found.with_for_update(nowait=True))


def test_it_is_read_as_it_now_stands(house: House, session: Session) -> None:
    made = draft(session)
    session.commit()
    with house.registration.session() as other:
        other.get_one(Registration, made.id).honorific = "Dr"
        other.commit()
    hold_to_send(session, registration_id=made.id)
    assert made.honorific == "Dr"


def test_nobody_is_found_who_is_not_there(session: Session) -> None:
    assert hold_to_send(session, registration_id=uuid4()) is None

"""Taking back a seat that was entered in error."""

from uuid import uuid4

import pytest

from services.agenda.models.body import Seat
from services.agenda.models.refusals import NotThere
from services.agenda.usecases.hold_seat import hold_seat
from services.agenda.usecases.remove_seat import remove_seat
from tests.agenda.council import body
from tests.agenda.meetings import stored
from tests.house_under_test import House


def test_only_that_seat_is_gone(house: House) -> None:
    with house.agenda.session() as session:
        council = body(session)
        wrong = hold_seat(session, body_id=council.id, state_code="KAZ")
        hold_seat(session, body_id=council.id, state_code="UZB")
        remove_seat(session, body_id=council.id, seat_id=wrong.id)
        assert [each.state_code for each in stored(session, Seat)] == ["UZB"]


def test_is_refused_in_another_body(house: House) -> None:
    with house.agenda.session() as session:
        council, other = body(session), body(session, "Other")
        seat = hold_seat(session, body_id=council.id, state_code="KAZ")
        for body_id, seat_id in ((other.id, seat.id), (council.id, uuid4()), (uuid4(), seat.id)):
            with pytest.raises(NotThere):
                remove_seat(session, body_id=body_id, seat_id=seat_id)
        assert len(stored(session, Seat)) == 1

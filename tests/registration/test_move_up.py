"""Staff put somebody first on a waiting list."""

import pytest
from sqlalchemy.orm import Session

from services.registration.models.places import NotWaiting
from services.registration.models.registration import Registration
from services.registration.usecases.move_up import move_up
from tests.people import REVIEWER, SEMINAR_ID
from tests.registration.places import allow, members
from tests.registration.staff import keep_account
from tests.registration.test_settle_places import withdraw


def put_first(session: Session, person: Registration, limit: str = "place") -> None:
    move_up(
        session,
        meeting_id=SEMINAR_ID,
        registration_id=person.id,
        limit=limit,
        account_id=keep_account(session, REVIEWER).id,
    )


def test_who_is_put_first_has_the_next_place(session: Session) -> None:
    allow(session, places=1)
    first, second, third = members(session, *["delegate"] * 3)
    put_first(session, third)
    withdraw(session, first)
    assert (second.standing, third.standing) == ("waiting", "submitted")


def test_refused_for_somebody_who_does_not_wait(session: Session) -> None:
    allow(session, places=1)
    (first,) = members(session, "delegate")
    with pytest.raises(NotWaiting):
        put_first(session, first)

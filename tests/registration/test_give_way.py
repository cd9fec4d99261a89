"""Staff give the place of one member to the first who waits for it."""

import pytest
from sqlalchemy.orm import Session

from services.registration.models.places import NobodyWaits
from services.registration.models.registration import Registration
from services.registration.usecases.give_way import give_way
from services.registration.usecases.set_approval import set_approval
from services.registration.usecases.withdraw_registration import withdraw_registration
from tests.people import REVIEWER, SEMINAR_ID
from tests.registration.people import LINKS
from tests.registration.places import allow, members
from tests.registration.staff import keep_account


def change_places(session: Session, person: Registration, limit: str) -> None:
    give_way(
        session,
        meeting_id=SEMINAR_ID,
        registration_id=person.id,
        limit=limit,
        account_id=keep_account(session, REVIEWER).id,
        links=LINKS,
    )


def test_seat_goes_to_the_first_of_the_list(session: Session) -> None:
    allow(session, room=1)
    first, second, third = members(session, *["delegate"] * 3)
    change_places(session, first, "room")
    assert second.waits_for_room is None
    assert third.waits_for_room is not None
    assert first.waits_for_room is not None
    assert first.waits_for_room > third.waits_for_room


def test_who_gives_their_place_in_the_delegation_gives_its_seat_too(session: Session) -> None:
    allow(session, places=1, room=1)
    first, second = members(session, "head", "delegate")
    change_places(session, first, "place")
    assert (first.standing, second.standing) == ("waiting", "submitted")
    assert (first.waits_for_room, second.waits_for_room) == (None, None)


def test_refused_where_nobody_waits(session: Session) -> None:
    allow(session, places=2)
    first, _ = members(session, "head", "delegate")
    with pytest.raises(NobodyWaits):
        change_places(session, first, "place")
    assert first.standing == "submitted"


def test_refused_for_somebody_who_is_approved(session: Session) -> None:
    allow(session, places=1)
    set_approval(session, meeting_id=SEMINAR_ID, approves="at_once")
    first, second = members(session, "head", "delegate")
    with pytest.raises(NobodyWaits):
        change_places(session, first, "place")
    assert (first.standing, second.standing) == ("approved", "waiting")


def test_refused_for_somebody_who_has_left_meanwhile(session: Session) -> None:
    allow(session, room=1)
    first, _, third = members(session, *["delegate"] * 3)
    withdraw_registration(session, meeting_id=SEMINAR_ID, registration_id=first.id, links=LINKS)
    with pytest.raises(NobodyWaits):
        change_places(session, first, "room")
    assert (first.waits_for_room, third.waits_for_room is None) == (None, False)

"""Places that have become free go to those who wait for them."""

from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.mail import Mail
from services.registration.models.registration import Event, NoPlaceYet, Registration
from services.registration.usecases.approve_registration import approve_registration
from services.registration.usecases.decline_registration import decline_registration
from services.registration.usecases.hold_delegation import hold_delegation
from services.registration.usecases.set_approval import set_approval
from services.registration.usecases.settle_places import settle_places
from services.registration.usecases.withdraw_registration import withdraw_registration
from shared.contracts.registration import ParticipantChanged
from tests.people import REVIEWER, SEMINAR_ID
from tests.registration.facts import told
from tests.registration.people import LINKS
from tests.registration.places import allow, kyrgyzstan, members
from tests.registration.staff import keep_account


def withdraw(session: Session, person: Registration) -> None:
    withdraw_registration(session, meeting_id=SEMINAR_ID, registration_id=person.id, links=LINKS)


def decision(session: Session, person: Registration) -> dict[str, Any]:
    return {
        "meeting_id": SEMINAR_ID,
        "registration_id": person.id,
        "seen": person.revision,
        "account_id": keep_account(session, REVIEWER).id,
        "links": LINKS,
    }


def letters(session: Session, person: Registration) -> list[str]:
    written = select(Mail.subject).where(Mail.registration_id == person.id)
    return list(session.scalars(written.order_by(Mail.written_at)))


def test_first_of_the_list_moves_up_when_somebody_withdraws(session: Session) -> None:
    allow(session, places=1)
    first, second, third = members(session, "head", "delegate", "adviser")
    withdraw(session, first)
    assert [each.standing for each in (first, second, third)] == [
        "withdrawn",
        "submitted",
        "waiting",
    ]
    assert letters(session, second)[-1] == "You have moved up from the waiting list"
    assert len(letters(session, third)) == 1
    whats = session.scalars(select(Event.what).where(Event.registration_id == second.id))
    assert "moved-up" in whats.all()


def test_first_of_the_list_moves_up_when_somebody_is_declined(session: Session) -> None:
    allow(session, places=1)
    first, second = members(session, "head", "delegate")
    decline_registration(session, **decision(session, first), reason="not-invited", words="")
    assert second.standing == "submitted"


def test_who_leaves_the_list_gives_nothing_away(session: Session) -> None:
    allow(session, places=1)
    first, second, third = members(session, "head", "delegate", "adviser")
    withdraw(session, second)
    assert (first.standing, third.standing) == ("submitted", "waiting")
    assert second.waits_for_place is None


def test_who_moves_up_is_approved_where_the_meeting_approves_at_once(session: Session) -> None:
    allow(session, places=1)
    set_approval(session, meeting_id=SEMINAR_ID, approves="at_once")
    first, second = members(session, "head", "delegate")
    withdraw(session, first)
    assert second.standing == "approved"
    assert letters(session, second)[-1] == "Your registration is approved"
    assert told(session, ParticipantChanged)[-1].may_print


def test_nobody_is_approved_from_the_waiting_list(session: Session) -> None:
    allow(session, places=1)
    _, second = members(session, "head", "delegate")
    with pytest.raises(NoPlaceYet):
        approve_registration(session, **decision(session, second))
    assert second.state == "submitted"


def test_who_comes_into_the_delegation_stands_last_in_its_other_lists(session: Session) -> None:
    allow(session, places=3, room=1)
    first, second, third, fourth = members(session, *["delegate"] * 4)
    withdraw(session, second)
    assert (fourth.waits_for_place, fourth.waits_for_room) == (None, 3)
    assert (first.waits_for_room, third.waits_for_room) == (None, 2)
    withdraw(session, first)
    assert (third.waits_for_room, fourth.waits_for_room) == (None, 3)
    assert (
        "There is now a seat for you"
        in session.scalars(
            select(Mail.body).where(Mail.registration_id == third.id).order_by(Mail.written_at)
        ).all()[-1]
    )


def test_settling_twice_tells_nobody_twice(session: Session) -> None:
    allow(session, places=1)
    first, second = members(session, "head", "delegate")
    withdraw(session, first)
    before = len(letters(session, second))
    held = hold_delegation(session, delegation_id=kyrgyzstan(session).id)
    settle_places(session, delegation=held, links=LINKS)
    assert len(letters(session, second)) == before

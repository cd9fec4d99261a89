"""Places that have become free go to those who wait for them."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.course import NoPlaceYet
from services.registration.models.mail import Mail
from services.registration.models.registration import Event, Registration
from services.registration.usecases.approve_registration import approve_registration
from services.registration.usecases.begin_amendment import begin_amendment
from services.registration.usecases.decline_registration import decline_registration
from services.registration.usecases.hold_delegation import hold_delegation
from services.registration.usecases.save_representation import save_representation
from services.registration.usecases.send_amendment import send_amendment
from services.registration.usecases.set_approval import set_approval
from services.registration.usecases.settle_places import settle_places
from services.registration.usecases.submit_registration import submit_registration
from services.registration.usecases.withdraw_registration import withdraw_registration
from shared.contracts.registration import ParticipantChanged
from tests.house_under_test import House
from tests.people import REVIEWER, SEMINAR_ID
from tests.registration.facts import told
from tests.registration.people import FOR_KYRGYZSTAN, LINKS, draft
from tests.registration.places import allow, kyrgyzstan, members, standing_of
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


def test_coming_and_going_at_once_leaves_every_place_taken(house: House, session: Session) -> None:
    """Nobody waits for another for ever, no place is given twice, and none stays empty."""
    allow(session, places=3)
    sent = members(session, *["delegate"] * 9)
    going = [each.id for each in sent[::2]]
    coming = [draft(session, email=f"{each}@late.example").id for each in range(5)]
    session.commit()

    def act(number: int) -> None:
        with house.registration.session() as own:
            if number % 2:
                submit_registration(own, registration_id=coming[number // 2], links=LINKS)
            else:
                withdraw(own, own.get_one(Registration, going[number // 2]))
            own.commit()

    with ThreadPoolExecutor(4) as several:
        list(several.map(act, range(10)))
    standing = Counter(standing_of(session))
    assert standing == {"submitted": 3, "waiting": 6, "withdrawn": 5}
    tickets = [each for each in session.scalars(select(Registration.waits_for_place)) if each]
    assert len(set(tickets)) == 6


def test_who_becomes_head_by_a_change_of_their_own_has_what_is_kept_for_heads(
    session: Session,
) -> None:
    allow(session, principals=1, accompanying=1)
    _, second = members(session, "delegate", "delegate")
    assert second.waits_for_hospitality == 1
    changed = begin_amendment(session, meeting_id=SEMINAR_ID, registration_id=second.id)
    save_representation(session, registration_id=changed.id, **FOR_KYRGYZSTAN, role="head")
    changes = {"en": [["Role in the delegation", "Delegate", "Head of delegation"]]}
    sent = send_amendment(session, registration_id=changed.id, changes=changes, links=LINKS)
    assert (sent.id, sent.role, sent.waits_for_hospitality) == (second.id, "head", None)

"""Whoever was a head, and is none any longer, leaves what the host keeps for heads."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.registration import Registration
from services.registration.usecases.begin_amendment import begin_amendment
from services.registration.usecases.save_representation import save_representation
from services.registration.usecases.send_amendment import send_amendment
from services.registration.usecases.withdraw_registration import withdraw_registration
from tests.people import SEMINAR_ID
from tests.registration.people import FOR_KYRGYZSTAN, LINKS
from tests.registration.places import allow, members
from tests.registration.test_change_delegation_role import make


def _hosted(session: Session) -> list[Registration]:
    """Whom the host provides for."""
    session.flush()
    asked = select(Registration).where(Registration.waits_for_hospitality.is_(None))
    return list(session.scalars(asked.order_by(Registration.submitted_at)))


def test_the_next_head_has_it_and_the_host_keeps_nobody_more(session: Session) -> None:
    allow(session, principals=1, accompanying=1)
    first, adviser, second = members(session, "head", "adviser", "head")
    assert _hosted(session) == [first, adviser]
    make(session, first, "adviser")
    assert _hosted(session) == [adviser, second]
    assert first.waits_for_hospitality is not None


def test_the_same_by_a_change_of_their_own(session: Session) -> None:
    allow(session, principals=1, accompanying=1)
    first, adviser, second = members(session, "head", "adviser", "head")
    changed = begin_amendment(session, meeting_id=SEMINAR_ID, registration_id=first.id)
    save_representation(session, registration_id=changed.id, **FOR_KYRGYZSTAN, role="adviser")
    changes = {"en": [["Role in the delegation", "Head of delegation", "Adviser"]]}
    send_amendment(session, registration_id=changed.id, changes=changes, links=LINKS)
    assert _hosted(session) == [adviser, second]


def test_who_finds_a_stay_among_the_others_keeps_one(session: Session) -> None:
    allow(session, principals=1, accompanying=2)
    first, adviser = members(session, "head", "adviser")
    make(session, first, "adviser")
    assert _hosted(session) == [first, adviser]


def test_who_was_no_head_keeps_theirs_even_beyond_a_lowered_limit(session: Session) -> None:
    allow(session, principals=1, accompanying=2)
    people = members(session, "adviser", "adviser")
    allow(session, principals=1, accompanying=1)
    make(session, people[1], "observer")
    assert _hosted(session) == people


def test_who_has_left_waits_for_nothing(session: Session) -> None:
    allow(session, principals=1, accompanying=1)
    first, *_ = members(session, "head", "adviser", "adviser")
    withdraw_registration(session, meeting_id=SEMINAR_ID, registration_id=first.id, links=LINKS)
    make(session, first, "adviser")
    assert first.waits_for_hospitality is None

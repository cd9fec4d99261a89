"""Organisers say whether people are approved one by one, or at once."""

from sqlalchemy.orm import Session

from services.registration.usecases.set_approval import set_approval
from tests.people import SEMINAR_ID
from tests.registration.places import member


def test_whoever_sends_afterwards_is_taken_in_at_once(session: Session) -> None:
    before = member(session, 1)
    set_approval(session, meeting_id=SEMINAR_ID, approves="at_once")
    after = member(session, 2)
    assert (before.state, after.state) == ("submitted", "approved")
    assert after.decided_by is None


def test_review_can_be_asked_for_again(session: Session) -> None:
    for approves in ("at_once", "by_review"):
        set_approval(session, meeting_id=SEMINAR_ID, approves=approves)
    assert member(session, 1).state == "submitted"

"""A person takes their registration back."""

import pytest
from sqlalchemy.orm import Session

from services.registration.models.course import NothingToWithdraw
from services.registration.usecases.withdraw_registration import withdraw_registration
from shared.contracts.registration import ParticipantChanged
from tests.people import SEMINAR_ID
from tests.registration.facts import told
from tests.registration.people import LINKS, draft, submitted
from tests.registration.test_approve_registration import approve


def test_badge_of_who_withdraws_is_no_longer_printed(session: Session) -> None:
    made = submitted(session)
    approve(session, made)
    withdraw_registration(session, meeting_id=SEMINAR_ID, registration_id=made.id, links=LINKS)
    states = [(fact.state, fact.may_print) for fact in told(session, ParticipantChanged)]
    assert states == [("submitted", False), ("approved", True), ("withdrawn", False)]


def test_refused_when_there_is_nothing_to_withdraw(session: Session) -> None:
    for made in (draft(session), submitted(session)):
        if made.state == "submitted":
            withdraw_registration(
                session, meeting_id=SEMINAR_ID, registration_id=made.id, links=LINKS
            )
        with pytest.raises(NothingToWithdraw):
            withdraw_registration(
                session, meeting_id=SEMINAR_ID, registration_id=made.id, links=LINKS
            )

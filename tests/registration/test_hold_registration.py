"""A registration is taken up to be decided on."""

import pytest
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session

from services.registration.usecases.hold_registration import hold_registration
from tests.people import OTHER_MEETING_ID, SEMINAR_ID
from tests.registration.people import submitted


def test_registration_of_another_meeting_is_not_there(session: Session) -> None:
    made = submitted(session)
    held = hold_registration(session, meeting_id=SEMINAR_ID, registration_id=made.id)
    assert held is made
    with pytest.raises(NoResultFound):
        hold_registration(session, meeting_id=OTHER_MEETING_ID, registration_id=made.id)

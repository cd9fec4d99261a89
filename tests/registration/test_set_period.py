"""Organisers say from when to when a meeting takes registrations."""

from datetime import timedelta

from sqlalchemy.orm import Session

from services.registration.models.meeting_copy import MeetingCopy
from services.registration.queries.meetings import opening_of
from services.registration.usecases.set_period import set_period
from shared import clock
from tests.people import SEMINAR_ID


def test_last_word_counts(session: Session) -> None:
    meeting = session.get_one(MeetingCopy, SEMINAR_ID)
    assert opening_of(session, meeting) == "open"
    now, day = clock.now(), timedelta(days=1)
    set_period(session, meeting_id=SEMINAR_ID, opens_at=now + day, closes_at=None)
    assert opening_of(session, meeting) == "not-yet"
    set_period(session, meeting_id=SEMINAR_ID, opens_at=None, closes_at=now - day)
    session.expire_all()
    assert opening_of(session, meeting) == "closed"
    set_period(session, meeting_id=SEMINAR_ID, opens_at=None, closes_at=None)
    session.expire_all()
    assert opening_of(session, meeting) == "open"

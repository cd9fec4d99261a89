"""Somebody begins to register."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from services.registration.models.meeting_copy import RegistrationClosed
from services.registration.models.registration import Event
from services.registration.usecases.set_period import set_period
from services.registration.usecases.start_registration import start_registration
from shared import clock
from shared.messaging.tables import outbox
from tests.people import SEMINAR_ID
from tests.registration.people import submitted

DAY = timedelta(days=1)


def test_draft_is_empty_and_nobody_is_told(session: Session) -> None:
    made = start_registration(session, meeting_id=SEMINAR_ID, language="ar")
    assert (made.state, made.language, made.name) == ("draft", "ar", "")
    assert made.unanswered() == ("name", "represents", "contact", "photo")
    assert session.scalar(select(func.count()).select_from(outbox)) == 0


@pytest.mark.parametrize(("opens", "closes"), [(DAY, None), (None, -DAY), (-3 * DAY, -DAY)])
def test_refused_when_outside_the_period(
    session: Session, opens: timedelta | None, closes: timedelta | None
) -> None:
    now = clock.now()
    set_period(
        session,
        meeting_id=SEMINAR_ID,
        opens_at=now + opens if opens else None,
        closes_at=now + closes if closes else None,
    )
    with pytest.raises(RegistrationClosed):
        start_registration(session, meeting_id=SEMINAR_ID, language="en")


def test_refused_after_the_last_day_by_the_clock_of_the_venue(
    session: Session, later: Callable[[timedelta], None]
) -> None:
    midnight_in_tashkent = datetime(2027, 9, 25, 19, tzinfo=UTC)
    start = clock.now()
    later(midnight_in_tashkent - start - timedelta(minutes=1))
    start_registration(session, meeting_id=SEMINAR_ID, language="en")
    later(midnight_in_tashkent - start + timedelta(minutes=1))
    with pytest.raises(RegistrationClosed):
        start_registration(session, meeting_id=SEMINAR_ID, language="en")


def test_begun_twice_under_one_id_it_is_one(session: Session) -> None:
    id_ = uuid4()
    first = start_registration(session, meeting_id=SEMINAR_ID, language="en", registration_id=id_)
    again = start_registration(session, meeting_id=SEMINAR_ID, language="en", registration_id=id_)
    assert first.id == again.id == id_
    assert len(session.scalars(select(Event)).all()) == 1


def test_what_has_been_sent_is_not_begun_again(session: Session) -> None:
    sent = submitted(session)
    begun = start_registration(
        session, meeting_id=SEMINAR_ID, language="en", registration_id=sent.id
    )
    assert begun.id != sent.id
    assert begun.state == "draft"

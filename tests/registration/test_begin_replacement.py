"""A focal point names somebody who comes in another's place."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.meeting_copy import Period
from services.registration.models.trace import Trace
from services.registration.usecases.begin_replacement import NotReplaceable, begin_replacement
from shared import clock
from tests.people import SEMINAR_ID
from tests.registration.focal import ERLAN, SILENT, at_work
from tests.registration.people import LINKS
from tests.registration.places import members


def test_earlier_one_keeps_the_place_until_it_is_sent(session: Session) -> None:
    (head,) = members(session, "head")
    focal_point = at_work(session)
    new = begin_replacement(
        session, focal_point=focal_point, registration_id=head.id, person=ERLAN, links=LINKS
    )
    assert (head.state, new.state, new.role) == ("submitted", "draft", "head")
    line = session.scalars(select(Trace).where(Trace.what == "replacement_named")).one()
    assert (line.who_id, line.about_id) == (focal_point.id, head.id)


def test_refused_after_the_freeze(session: Session, later: Callable[[timedelta], None]) -> None:
    (head,) = members(session, "head")
    focal_point = at_work(session)
    session.add(Period(meeting_id=SEMINAR_ID, freezes_at=clock.now() + timedelta(days=1)))
    session.flush()
    later(timedelta(days=2))
    with pytest.raises(NotReplaceable):
        begin_replacement(
            session, focal_point=focal_point, registration_id=head.id, person=SILENT, links=LINKS
        )


def test_refused_twice_and_for_another_delegation(session: Session) -> None:
    (head,) = members(session, "head")
    both: dict[str, Any] = {"registration_id": head.id, "person": SILENT, "links": LINKS}
    with pytest.raises(NotReplaceable):
        begin_replacement(session, focal_point=at_work(session, "UZB"), **both)
    mine = at_work(session)
    begin_replacement(session, focal_point=mine, **both)
    with pytest.raises(NotReplaceable):
        begin_replacement(session, focal_point=mine, **both)

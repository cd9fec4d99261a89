"""A focal point enters people of the delegation."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.mail import Mail
from services.registration.models.meeting_copy import RegistrationClosed
from services.registration.models.trace import Trace
from services.registration.usecases.enter_people import enter_people
from tests.registration.focal import ERLAN, SILENT, at_work, entered, people_in
from tests.registration.people import LINKS


def test_they_are_drafts_of_the_delegation(session: Session) -> None:
    focal_point = at_work(session)
    entered(session, focal_point, ERLAN, SILENT)
    people = people_in(session)
    assert {each.state for each in people} == {"draft"}
    assert {each.delegation_id for each in people} == {focal_point.delegation_id}
    assert {each.entered_by for each in people} == {focal_point.id}
    assert all(each.unanswered() == () for each in people)


def test_who_has_an_address_gets_their_own_link(session: Session) -> None:
    entered(session, at_work(session), ERLAN, SILENT)
    letters = session.scalars(select(Mail).where(Mail.registration_id.is_not(None))).all()
    assert [each.to for each in letters] == ["erlan@delegate.example"]
    assert "/registration/link/" in letters[0].body


def test_each_is_traced_without_saying_who(session: Session) -> None:
    focal_point = at_work(session)
    (person,) = entered(session, focal_point)
    line = session.scalars(select(Trace).where(Trace.what == "delegate_entered")).one()
    assert (line.who_kind, line.who_id) == ("focal_point", focal_point.id)
    assert line.about_id == person.id


def test_same_batch_enters_nobody_twice(session: Session) -> None:
    focal_point = at_work(session)
    batch = uuid4()
    both: dict[str, Any] = {"focal_point": focal_point, "batch": batch, "links": LINKS}
    assert len(enter_people(session, people=[ERLAN, SILENT], **both)) == 2
    assert enter_people(session, people=[ERLAN, SILENT], **both) == []
    assert len(people_in(session)) == 2


def test_refused_after_the_meeting(session: Session, later: Callable[[timedelta], None]) -> None:
    focal_point = at_work(session)
    later(timedelta(days=3000))
    with pytest.raises(RegistrationClosed):
        entered(session, focal_point)

"""Somebody entered is taken out again."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.course import NotADraft
from services.registration.models.mail import Mail
from services.registration.usecases.drop_draft import drop_draft
from services.registration.usecases.submit_delegation import submit_delegation
from tests.registration.focal import at_work, entered, people_in
from tests.registration.people import LINKS, draft


def test_nothing_is_left_but_the_letter(session: Session) -> None:
    (person,) = entered(session, at_work(session))
    drop_draft(session, registration_id=person.id)
    assert people_in(session) == []
    assert session.scalars(select(Mail).where(Mail.to == "erlan@delegate.example")).one()


def test_refused_when_sent_or_begun_by_the_person(session: Session) -> None:
    focal_point = at_work(session)
    (person,) = entered(session, focal_point)
    submit_delegation(session, focal_point=focal_point, links=LINKS)
    with pytest.raises(NotADraft):
        drop_draft(session, registration_id=person.id)
    with pytest.raises(NotADraft):
        drop_draft(session, registration_id=draft(session).id)

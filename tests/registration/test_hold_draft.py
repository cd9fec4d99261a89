"""A draft is taken up to be changed."""

import pytest
from sqlalchemy.orm import Session

from services.registration.models.course import NotADraft
from services.registration.usecases.hold_draft import hold_draft
from tests.registration.people import draft, submitted


def test_each_change_makes_the_next_revision(session: Session) -> None:
    made = draft(session)
    before = made.revision
    assert hold_draft(session, registration_id=made.id).revision == before + 1


def test_refused_once_it_was_sent(session: Session) -> None:
    made = submitted(session)
    with pytest.raises(NotADraft):
        hold_draft(session, registration_id=made.id)

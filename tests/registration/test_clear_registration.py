"""The host's security has nothing against a person."""

import pytest
from sqlalchemy.orm import Session

from services.registration.models.review_rules import OutOfTurn
from services.registration.usecases.clear_registration import clear_registration
from services.registration.usecases.endorse_registration import endorse_registration
from tests.registration.people import LINKS, submitted
from tests.registration.reviewing import about, approve, deeds, events_of, rules


def test_cleared_after_it_was_endorsed_and_approved_after_that(session: Session) -> None:
    rules(session, "endorse", "clear")
    made = submitted(session)
    with pytest.raises(OutOfTurn):
        clear_registration(session, **about(session, made), links=LINKS)
    endorse_registration(session, **about(session, made), links=LINKS)
    with pytest.raises(OutOfTurn):
        approve(session, made)
    clear_registration(session, **about(session, made), links=LINKS)
    assert made.state == "cleared"
    assert events_of(session, made.id)[-2:] == ["endorsed", "cleared"]
    assert deeds(session)[-1] == "registration_cleared"
    approve(session, made)
    assert made.state == "approved"


def test_steps_that_the_meeting_drops_are_no_longer_waited_for(session: Session) -> None:
    rules(session, "endorse", "clear")
    made = submitted(session)
    endorse_registration(session, **about(session, made), links=LINKS)
    rules(session)
    approve(session, made)
    assert made.state == "approved"

"""Staff find a registration in order, and pass it on."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.course import AlreadyDecided
from services.registration.models.mail import Mail
from services.registration.models.review_rules import NotTheirStep, OutOfTurn
from services.registration.usecases.endorse_registration import endorse_registration
from shared.contracts.registration import ParticipantChanged
from tests.people import OBSERVER, STRANGER
from tests.registration.facts import told
from tests.registration.people import LINKS, submitted
from tests.registration.reviewing import about, approve, deeds, events_of, rules


def test_endorsed_registration_waits_for_approval_and_nobody_is_told(session: Session) -> None:
    rules(session, "endorse")
    made = submitted(session)
    letters = len(session.scalars(select(Mail.id)).all())
    endorse_registration(session, **about(session, made), links=LINKS)
    assert made.state == "endorsed"
    assert events_of(session, made.id)[-1] == "endorsed"
    assert deeds(session)[-1] == "registration_endorsed"
    assert len(session.scalars(select(Mail.id)).all()) == letters
    assert [each.state for each in told(session, ParticipantChanged)] == ["submitted"]
    approve(session, made)
    assert made.state == "approved"


def test_nobody_approves_before_it_is_endorsed(session: Session) -> None:
    rules(session, "endorse")
    made = submitted(session)
    with pytest.raises(OutOfTurn):
        approve(session, made)
    assert made.state == "submitted"


def test_refused_where_the_meeting_has_no_such_step(session: Session) -> None:
    made = submitted(session)
    with pytest.raises(OutOfTurn):
        endorse_registration(session, **about(session, made), links=LINKS)


@pytest.mark.parametrize("member", [OBSERVER, STRANGER])
def test_refused_to_whoever_does_not_review_here(session: Session, member: object) -> None:
    rules(session, "endorse")
    made = submitted(session)
    with pytest.raises(NotTheirStep):
        endorse_registration(session, **about(session, made, member), links=LINKS)  # type: ignore[arg-type]


def test_refused_on_a_revision_that_is_no_longer(session: Session) -> None:
    rules(session, "endorse")
    made = submitted(session)
    with pytest.raises(AlreadyDecided):
        endorse_registration(
            session, **{**about(session, made), "seen": made.revision - 1}, links=LINKS
        )

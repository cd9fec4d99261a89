"""A step is taken on a registration that is held, by the rules and duties of that moment."""

import pytest
from sqlalchemy.orm import Session

from services.registration.models.course import AlreadyDecided, NoPlaceYet
from services.registration.models.registration import Registration
from services.registration.models.review_rules import Duty, NotTheirStep, whole_duty
from services.registration.queries.review_rules import rules_of
from services.registration.usecases.take_step import take_step
from tests.people import REVIEWER, SEMINAR_ID
from tests.registration.people import LINKS, draft, submitted
from tests.registration.places import allow, member
from tests.registration.reviewing import events_of, rules
from tests.registration.staff import keep_account


def take(session: Session, made: Registration, step: str, duty: Duty | None = None) -> None:
    take_step(
        session,
        registration=made,
        step=step,
        seen=made.revision,
        rules=rules_of(session, SEMINAR_ID),
        duty=duty or whole_duty(keep_account(session, REVIEWER).id),
        links=LINKS,
    )
    session.flush()


def test_each_step_leads_to_the_state_behind_it(session: Session) -> None:
    rules(session, "endorse", "clear")
    made = submitted(session)
    for step, state in (("endorse", "endorsed"), ("clear", "cleared"), ("approve", "approved")):
        take(session, made, step)
        assert made.state == state
    assert events_of(session, made.id)[-3:] == ["endorsed", "cleared", "approved"]


@pytest.mark.parametrize("step", ["endorse", "approve"])
def test_whoever_waits_for_a_place_is_taken_no_step_further(session: Session, step: str) -> None:
    rules(session, *(["endorse"] if step == "endorse" else []))
    allow(session, places=0)
    made = member(session, 1)
    with pytest.raises(NoPlaceYet):
        take(session, made, step)


def test_draft_is_taken_nowhere(session: Session) -> None:
    made = draft(session)
    with pytest.raises((NotTheirStep, AlreadyDecided)):
        take(session, made, "approve")


def test_refused_without_the_duty(session: Session) -> None:
    made = submitted(session)
    with pytest.raises(NotTheirStep):
        take(session, made, "approve", Duty(REVIEWER.id, ("approve",), ("media",)))

"""Whoever takes a registration up for review may do so at this moment."""

from typing import Any

import pytest
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session

from services.registration.models.review_rules import NotTheirStep, OutOfTurn
from services.registration.usecases.hold_for_review import hold_for_review
from tests.people import DESK, EDITOR, NODIRA, OBSERVER, OTHER_MEETING_ID, REVIEWER, SEMINAR_ID
from tests.registration.people import submitted
from tests.registration.reviewing import rules
from tests.registration.staff import keep_account


def test_next_step_is_theirs_and_any_other_is_out_of_turn(session: Session) -> None:
    rules(session, "endorse")
    made = submitted(session)
    account_id = keep_account(session, REVIEWER).id
    asked: dict[str, Any] = {
        "meeting_id": SEMINAR_ID,
        "registration_id": made.id,
        "account_id": account_id,
    }
    assert hold_for_review(session, **asked) is made
    assert hold_for_review(session, **asked, step="endorse") is made
    with pytest.raises(OutOfTurn):
        hold_for_review(session, **asked, step="approve")
    assert hold_for_review(session, **asked, step="approve", is_early=True) is made


@pytest.mark.parametrize("member", [DESK, EDITOR, OBSERVER])
def test_refused_to_staff_who_do_not_decide(session: Session, member: object) -> None:
    made = submitted(session)
    account_id = keep_account(session, member).id  # type: ignore[arg-type]
    with pytest.raises(NotTheirStep):
        hold_for_review(
            session, meeting_id=SEMINAR_ID, registration_id=made.id, account_id=account_id
        )


def test_refused_at_another_meeting(session: Session) -> None:
    made = submitted(session)
    account_id = keep_account(session, NODIRA).id
    with pytest.raises(NoResultFound):
        hold_for_review(
            session, meeting_id=OTHER_MEETING_ID, registration_id=made.id, account_id=account_id
        )

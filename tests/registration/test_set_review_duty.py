"""Reviewers have their own steps and their own kinds of delegations."""

from collections.abc import Sequence

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.registration import Registration
from services.registration.models.review_rules import NotTheirStep
from services.registration.queries.review_queue import number_waiting, waits_for_account
from services.registration.queries.review_rules import duty_of, reviewers_of
from services.registration.usecases.clear_registration import clear_registration
from services.registration.usecases.endorse_registration import endorse_registration
from services.registration.usecases.give_role import give_role
from services.registration.usecases.remove_role import remove_role
from services.registration.usecases.set_review_duty import set_review_duty
from tests.house_under_test import Member
from tests.people import ADMINISTRATOR, DESK, NODIRA, REVIEWER, SEMINAR_ID, STRANGER
from tests.registration.people import LINKS, submitted
from tests.registration.reviewing import about, approve, deeds, of_media, rules
from tests.registration.staff import keep_account


def entrust(session: Session, steps: Sequence[str], kinds: Sequence[str]) -> None:
    account_id = keep_account(session, REVIEWER).id
    by = keep_account(session, NODIRA).id
    values = {"steps": steps, "kinds": kinds, "by": by}
    set_review_duty(session, meeting_id=SEMINAR_ID, account_id=account_id, **values)  # type: ignore[arg-type]


def waiting_for(session: Session, member: Member) -> list[Registration]:
    account_id = keep_account(session, member).id
    mine = waits_for_account(session, SEMINAR_ID, account_id)
    found = list(session.scalars(select(Registration).where(mine)))
    assert number_waiting(session, SEMINAR_ID, account_id) == len(found)
    return found


def test_reviewer_takes_their_steps_for_their_kinds_and_no_others(session: Session) -> None:
    rules(session, "endorse")
    entrust(session, ["endorse"], ["media"])
    state, media = submitted(session), of_media(session, email="m@d.example")
    with pytest.raises(NotTheirStep):
        endorse_registration(session, **about(session, state), links=LINKS)
    endorse_registration(session, **about(session, media), links=LINKS)
    with pytest.raises(NotTheirStep):
        approve(session, media)
    assert deeds(session).count("duty_set") == 1


def test_queue_holds_what_waits_for_whoever_looks(session: Session) -> None:
    rules(session, "endorse", two_persons=("media",))
    entrust(session, ["endorse"], ["media"])
    state, media = submitted(session), of_media(session, email="m@d.example")
    assert waiting_for(session, REVIEWER) == [media]
    assert set(waiting_for(session, NODIRA)) == {state, media}
    endorse_registration(session, **about(session, media), links=LINKS)
    assert waiting_for(session, REVIEWER) == []
    approve(session, media, NODIRA)
    assert waiting_for(session, NODIRA) == [state]
    assert set(waiting_for(session, ADMINISTRATOR)) == {state, media}
    assert waiting_for(session, DESK) == waiting_for(session, STRANGER) == []


def test_nothing_named_is_everything(session: Session) -> None:
    entrust(session, [], [])
    approve(session, submitted(session))


def test_organiser_does_everything_whatever_was_entrusted_to_them(session: Session) -> None:
    rules(session, "clear")
    entrust(session, ["endorse"], ["media"])
    account_id = keep_account(session, REVIEWER).id
    made = submitted(session)
    with pytest.raises(NotTheirStep):
        clear_registration(session, **about(session, made), links=LINKS)
    give_role(session, account_id=account_id, meeting_id=SEMINAR_ID, role="organiser")
    clear_registration(session, **about(session, made), links=LINKS)
    assert made.state == "cleared"


def test_role_that_was_taken_away_decides_nothing_any_more(session: Session) -> None:
    made = submitted(session)
    account_id = keep_account(session, REVIEWER).id
    assert [account.id for account, _ in reviewers_of(session, SEMINAR_ID)] == [account_id]
    remove_role(session, account_id=account_id, meeting_id=SEMINAR_ID, role="reviewer")
    with pytest.raises(NotTheirStep):
        approve(session, made)
    assert reviewers_of(session, SEMINAR_ID) == []


def test_closed_account_decides_nothing(session: Session) -> None:
    account = keep_account(session, ADMINISTRATOR)
    assert duty_of(session, SEMINAR_ID, account.id).steps
    account.is_active = False
    session.flush()
    assert not duty_of(session, SEMINAR_ID, account.id).steps

"""It takes two to say that two are no longer needed."""

import pytest
from sqlalchemy.orm import Session

from services.registration.models.review_rules import NothingToConfirm
from services.registration.queries.review_rules import rules_of
from services.registration.usecases.confirm_loosening import confirm_loosening
from services.registration.usecases.set_review_rules import set_review_rules
from tests.house_under_test import Member
from tests.people import ADMINISTRATOR, NODIRA, SEMINAR_ID
from tests.registration.reviewing import approve, deeds, of_media, rules
from tests.registration.staff import keep_account


def confirm(session: Session, by: Member, *kinds: str) -> None:
    account_id = keep_account(session, by).id
    confirm_loosening(session, meeting_id=SEMINAR_ID, account_id=account_id, kinds=kinds)


def test_second_person_lifts_the_rule_that_the_first_proposed_to_lift(session: Session) -> None:
    rules(session, two_persons=("media", "host"))
    made = of_media(session)
    made.joined.keeps_two_persons = True
    rules(session, two_persons=("host",))
    confirm(session, ADMINISTRATOR, "media")
    kept = rules_of(session, SEMINAR_ID)
    assert (kept.two_persons, kept.loosening, kept.loosening_by) == (["host"], None, None)
    assert deeds(session)[-1] == "two_persons_set"
    # It was of that kind once, and is looked at by two until no rule of two is left.
    assert kept.needs_two(made.joined)
    rules(session)
    confirm(session, ADMINISTRATOR, "host")
    session.refresh(made.joined)
    approve(session, made)
    assert made.state == "approved"


def test_nobody_agrees_with_themselves(session: Session) -> None:
    rules(session, two_persons=("media",))
    rules(session)
    with pytest.raises(NothingToConfirm):
        confirm(session, NODIRA, "media")
    assert rules_of(session, SEMINAR_ID).two_persons == ["media"]


def test_nothing_is_confirmed_that_nobody_proposed(session: Session) -> None:
    with pytest.raises(NothingToConfirm):
        confirm(session, NODIRA)
    rules(session, two_persons=("media",))
    with pytest.raises(NothingToConfirm):
        confirm(session, ADMINISTRATOR)


def test_nobody_agrees_to_more_than_they_read(session: Session) -> None:
    rules(session, two_persons=("media", "host"))
    rules(session, two_persons=("media",))
    # While the other reads, the proposal grows.
    rules(session)
    with pytest.raises(NothingToConfirm):
        confirm(session, ADMINISTRATOR, "host")
    assert rules_of(session, SEMINAR_ID).two_persons == ["media", "host"]


def test_another_who_saves_the_page_meanwhile_has_proposed_nothing(session: Session) -> None:
    """Or the first could then agree with themselves."""
    rules(session, two_persons=("media",))
    rules(session)
    other = keep_account(session, ADMINISTRATOR).id
    said = {"steps": ("endorse",), "two_persons": (), "note_kinds": ()}
    set_review_rules(session, meeting_id=SEMINAR_ID, account_id=other, **said)
    kept = rules_of(session, SEMINAR_ID)
    assert (kept.steps, kept.loosening_by) == (("endorse", "approve"), NODIRA.id)
    with pytest.raises(NothingToConfirm):
        confirm(session, NODIRA, "media")
    confirm(session, ADMINISTRATOR, "media")
    assert kept.two_persons == []

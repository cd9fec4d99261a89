"""By which steps a meeting decides, and by how many persons."""

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from services.registration.models.course import NeedsAnother
from services.registration.queries.review_rules import rules_of
from services.registration.usecases.approve_registration import approve_registration
from services.registration.usecases.begin_amendment import begin_amendment
from services.registration.usecases.describe_delegation import describe_delegation
from services.registration.usecases.endorse_registration import endorse_registration
from services.registration.usecases.give_role import give_role
from services.registration.usecases.remove_role import remove_role
from services.registration.usecases.send_amendment import send_amendment
from services.registration.usecases.set_approval import set_approval
from services.registration.usecases.set_review_rules import set_review_rules
from services.registration.usecases.submit_registration import submit_registration
from shared.contracts.registration import ParticipantChanged
from tests.house_under_test import Member
from tests.people import ADMINISTRATOR, NODIRA, REVIEWER, SEMINAR_ID
from tests.registration.facts import told
from tests.registration.people import LINKS, draft, submitted
from tests.registration.reviewing import (
    FOR_A_PAPER,
    about,
    approve,
    deeds,
    events_of,
    of_media,
    rules,
)
from tests.registration.staff import keep_account


def test_meeting_decides_in_one_step_until_it_says_otherwise(session: Session) -> None:
    kept = rules_of(session, SEMINAR_ID)
    assert (kept.steps, kept.next_step("submitted")) == (("approve",), "approve")
    rules(session, "endorse", "clear")
    kept = rules_of(session, SEMINAR_ID)
    assert kept.steps == ("endorse", "clear", "approve")
    steps = [kept.next_step(each) for each in ("submitted", "endorsed", "cleared", "returned")]
    assert steps == ["endorse", "clear", "approve", "endorse"]
    assert "review_set" in deeds(session)


def test_first_word_is_kept_and_changes_nothing_outside(session: Session) -> None:
    rules(session, two_persons=("media",))
    made = of_media(session)
    approve(session, made, REVIEWER)
    assert (made.state, made.is_approved_once, made.first_by) == ("submitted", True, REVIEWER.id)
    assert [each.may_print for each in told(session, ParticipantChanged)] == [False]
    assert events_of(session, made.id)[-1] == "approved-first"
    approve(session, made, NODIRA)
    assert (made.state, made.decided_by) == ("approved", NODIRA.id)


@pytest.mark.parametrize("member", [REVIEWER, NODIRA, ADMINISTRATOR])
def test_nobody_is_both_persons_whatever_their_roles(session: Session, member: Member) -> None:
    rules(session, two_persons=("media",))
    made = of_media(session)
    account_id = keep_account(session, member).id
    for role in ("organiser", "reviewer"):
        give_role(session, account_id=account_id, meeting_id=SEMINAR_ID, role=role)
    approve(session, made, member)
    with pytest.raises(NeedsAnother):
        approve(session, made, member)
    remove_role(session, account_id=account_id, meeting_id=SEMINAR_ID, role="reviewer")
    with pytest.raises(NeedsAnother):
        approve(session, made, member)
    assert made.state == "submitted"


def test_database_itself_refuses_one_person_as_two(session: Session) -> None:
    rules(session, two_persons=("media",))
    made = of_media(session)
    approve(session, made, REVIEWER)
    made.state, made.decided_by, made.decided_at = "approved", REVIEWER.id, made.first_at
    with pytest.raises(IntegrityError, match="two_are_two"):
        session.flush()


def test_any_change_in_between_asks_for_both_anew(session: Session) -> None:
    rules(session, two_persons=("media",))
    made = of_media(session)
    approve(session, made, REVIEWER)
    copy = begin_amendment(session, meeting_id=SEMINAR_ID, registration_id=made.id)
    copy.function = {"en": "Owner"}
    changes = {"en": [["Function", "Correspondent", "Owner"]]}
    send_amendment(session, registration_id=copy.id, changes=changes, links=LINKS)
    assert not made.is_approved_once
    approve(session, made, NODIRA)
    assert made.state == "submitted"
    with pytest.raises(NeedsAnother):
        approve(session, made, NODIRA)
    approve(session, made, REVIEWER)
    assert made.state == "approved"


def test_step_before_it_takes_no_word_for_a_second(session: Session) -> None:
    rules(session, "endorse", two_persons=("media",))
    made = of_media(session)
    endorse_registration(session, **about(session, made, NODIRA), links=LINKS)
    approve(session, made, NODIRA)
    assert made.state == "endorsed"
    with pytest.raises(NeedsAnother):
        approve(session, made, NODIRA)


def test_rule_cannot_be_lifted_by_one_person(session: Session) -> None:
    rules(session, two_persons=("media",))
    made = of_media(session)
    approve(session, made, NODIRA)
    rules(session)
    kept = rules_of(session, SEMINAR_ID)
    assert (kept.two_persons, kept.loosening, kept.loosening_by) == (
        ["media"],
        ["media"],
        NODIRA.id,
    )
    with pytest.raises(NeedsAnother):
        approve(session, made, NODIRA)
    rules(session, two_persons=("media", "host"))
    assert rules_of(session, SEMINAR_ID).loosening is None
    assert {"two_persons_set", "two_persons_loosening"} <= set(deeds(session))


def test_delegation_called_something_else_still_needs_two(session: Session) -> None:
    rules(session, two_persons=("media",))
    made = of_media(session)
    approve(session, made, NODIRA)
    names = made.joined.names
    describe_delegation(
        session,
        delegation_id=made.joined.id,
        kind="civil",
        names=names,
        rank="",
        account_id=keep_account(session, NODIRA).id,
        links=LINKS,
    )
    # It was another delegation that the first word was said about: both say theirs anew.
    approve(session, made, NODIRA)
    with pytest.raises(NeedsAnother):
        approve(session, made, NODIRA)
    approve(session, made, REVIEWER)
    assert made.state == "approved"


@pytest.mark.parametrize("asked", ["steps", "two", "note"])
def test_nobody_is_approved_at_once_of_whom_more_is_asked(session: Session, asked: str) -> None:
    set_approval(session, meeting_id=SEMINAR_ID, approves="at_once")
    of_media(session)
    kinds = ("media",)
    if asked == "steps":
        rules(session, "endorse")
    else:
        rules(session, **{"two": {"two_persons": kinds}, "note": {"notes": kinds}}[asked])
    made = draft(session, represents=FOR_A_PAPER, email="two@delegate.example")
    submit_registration(session, registration_id=made.id, links=LINKS)
    assert made.state == "submitted"
    if asked != "steps":
        assert submitted(session, email="three@delegate.example").state == "approved"


def test_rules_are_those_of_one_meeting(session: Session) -> None:
    set_review_rules(
        session,
        meeting_id=SEMINAR_ID,
        steps=["clear"],
        two_persons=["host", "media"],
        note_kinds=["state"],
        account_id=keep_account(session, NODIRA).id,
    )
    kept = rules_of(session, SEMINAR_ID)
    assert (kept.two_persons, kept.note_kinds) == (["media", "host"], ["state"])
    made = submitted(session)
    assert kept.wants_note(made.joined)
    assert not kept.needs_two(made.joined)


def test_approved_alone_where_the_rule_no_longer_holds(session: Session) -> None:
    """The first word of old is no hindrance to whoever said it."""
    rules(session, two_persons=("media",))
    made = of_media(session)
    approve(session, made, REVIEWER)
    rules_of(session, SEMINAR_ID).two_persons = []
    session.flush()
    approve_registration(session, **about(session, made), links=LINKS)
    assert (made.state, made.decided_by) == ("approved", REVIEWER.id)

"""A step on many is taken back."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session

from services.badges.models.participant_copy import ParticipantCopy
from services.registration.models.bulk_act import BulkAct, TooLate
from services.registration.models.mail import Mail
from services.registration.models.review_rules import NotTheirStep
from services.registration.usecases.change_delegation_role import change_delegation_role
from services.registration.usecases.set_review_duty import set_review_duty
from services.registration.usecases.undo_bulk import undo_bulk
from shared.contracts.registration import ParticipantChanged
from tests.house_under_test import House, Member
from tests.people import ADMINISTRATOR, NODIRA, OTHER_MEETING_ID, REVIEWER, SEMINAR, SEMINAR_ID
from tests.registration.facts import told
from tests.registration.people import LINKS, hear_of_the_seminar
from tests.registration.places import members
from tests.registration.reviewing import approve, deeds, events_of, of_media, rules
from tests.registration.staff import keep_account
from tests.registration.test_review_in_bulk import bulk


def undo(session: Session, act: BulkAct, by: Member = REVIEWER) -> None:
    account_id = keep_account(session, by).id
    undo_bulk(session, meeting_id=SEMINAR_ID, act_id=act.id, account_id=account_id)


def test_all_stand_as_before_and_no_letter_leaves(session: Session) -> None:
    people = members(session, "delegate", "head")
    letters = set(session.scalars(select(Mail.id)))
    act = bulk(session, *people)
    undo(session, act)
    assert {each.state for each in people} == {"submitted"}
    assert {each.decided_by for each in people} == {None}
    assert set(session.scalars(select(Mail.id))) == letters
    assert [each.may_print for each in told(session, ParticipantChanged)][-2:] == [False, False]
    assert events_of(session, people[0].id)[-1] == "step-undone"
    assert deeds(session).count("step_undone") == 2
    with pytest.raises(TooLate):
        undo(session, act)


def test_whoever_was_touched_since_stays_as_they_are(session: Session) -> None:
    first, second = members(session, "delegate", "head")
    act = bulk(session, first, second)
    change_delegation_role(
        session,
        meeting_id=SEMINAR_ID,
        registration_id=first.id,
        role="adviser",
        account_id=keep_account(session, NODIRA).id,
        links=LINKS,
    )
    undo(session, act)
    assert (first.state, second.state) == ("approved", "submitted")
    assert {each.registration_id: each.is_put_back for each in act.items} == {
        first.id: False,
        second.id: True,
    }


def test_ten_minutes_later_it_stands(session: Session, later: Callable[[timedelta], None]) -> None:
    people = members(session, "delegate")
    act = bulk(session, *people)
    later(timedelta(minutes=10, seconds=1))
    with pytest.raises(TooLate):
        undo(session, act)
    assert people[0].state == "approved"


def test_organiser_takes_back_what_another_did_but_not_any_reviewer(session: Session) -> None:
    people = members(session, "delegate")
    act = bulk(session, *people, by=ADMINISTRATOR)
    duty = {"steps": ["approve"], "kinds": ["media"], "by": keep_account(session, NODIRA).id}
    account_id = keep_account(session, REVIEWER).id
    set_review_duty(session, meeting_id=SEMINAR_ID, account_id=account_id, **duty)  # type: ignore[arg-type]
    with pytest.raises(NotTheirStep):
        undo(session, act)
    undo(session, act, NODIRA)
    assert people[0].state == "submitted"


def test_what_the_first_of_two_had_said_counts_again(session: Session) -> None:
    rules(session, two_persons=("media",))
    made = of_media(session)
    approve(session, made, REVIEWER)
    act = bulk(session, made, by=NODIRA)
    assert made.state == "approved"
    undo(session, act, NODIRA)
    assert (made.state, made.first_by, made.is_approved_once) == ("submitted", REVIEWER.id, True)
    first = bulk(session, of_media(session), by=NODIRA)
    undo(session, first, NODIRA)
    assert not any(each.first_by_before for each in first.items)


def test_refused_at_another_meeting(session: Session) -> None:
    act = bulk(session, *members(session, "delegate"))
    account_id = keep_account(session, NODIRA).id
    with pytest.raises(NoResultFound):
        undo_bulk(session, meeting_id=OTHER_MEETING_ID, act_id=act.id, account_id=account_id)


def test_badge_cannot_be_printed_any_more(house: House) -> None:
    hear_of_the_seminar(house)
    house.badges.hear(SEMINAR)
    with house.registration.session() as session:
        (made,) = members(session, "delegate")
        act_id = bulk(session, made).id
        session.commit()
        _tell_badges(house, session)
    assert _may_print(house) == [True]
    with house.registration.session() as session:
        undo(session, session.get_one(BulkAct, act_id))
        session.commit()
        _tell_badges(house, session)
    assert _may_print(house) == [False]


def _tell_badges(house: House, session: Session) -> None:
    """The letters are held back; what badges is to know is not."""
    for fact in told(session, ParticipantChanged):
        house.badges.hear(fact)


def _may_print(house: House) -> list[bool]:
    with house.badges.session() as session:
        return list(session.scalars(select(ParticipantCopy.may_print)))

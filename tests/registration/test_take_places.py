"""Somebody new in a delegation takes a place, or a place in the waiting list."""

from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.delegation import Delegation
from services.registration.models.mail import Mail
from services.registration.models.registration import Registration
from services.registration.usecases.set_approval import set_approval
from shared.contracts.registration import ParticipantChanged
from shared.db import Database
from tests.house_under_test import House
from tests.people import SEMINAR_ID
from tests.registration.facts import told
from tests.registration.people import FOR_A_FUND, submitted
from tests.registration.places import allow, drafts_in, member, members, press_at_once, standing_of

CROWD = 50
PLACES = 3


@pytest.fixture
def crowd(house: House) -> Iterator[Database]:
    """A connection for each of them: none may wait for anything but the places themselves."""
    url = house.registration.database.engine.url.render_as_string(hide_password=False)
    database = Database(url, connections=CROWD)
    yield database
    database.close()


def _a_crowd(session: Session) -> list[UUID]:
    allow(session, places=PLACES)
    set_approval(session, meeting_id=SEMINAR_ID, approves="at_once")
    # One more, so that the delegation is there: the race is for its places, not for its making.
    ids = drafts_in(session, CROWD)
    session.add(
        Delegation(
            meeting_id=SEMINAR_ID,
            kind="state",
            state_code="KGZ",
            names={"en": "Kyrgyzstan"},
            name_key="kgz",
        )
    )
    session.commit()
    return ids


def test_fifty_at_once_for_three_places_go_wrong_without_the_lock(
    session: Session, crowd: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The race is there: the same statement that does not lock lets too many in."""
    joining = import_module("services.registration.usecases.join_delegation")
    monkeypatch.setattr(joining, "_HELD", joining._FOUND)
    ids = _a_crowd(session)
    press_at_once(crowd, ids)
    tickets = session.scalars(select(Registration.waits_for_place)).all()
    approved = tickets.count(None)
    numbers = [each for each in tickets if each is not None]
    assert approved > PLACES or len(set(numbers)) < len(numbers), "nobody met anybody"


def test_fifty_at_once_for_three_places_leave_three_approved_and_the_rest_in_order(
    session: Session, crowd: Database
) -> None:
    ids = _a_crowd(session)
    press_at_once(crowd, ids)
    people = session.scalars(select(Registration).execution_options(populate_existing=True)).all()
    assert Counter(each.standing for each in people) == {"approved": 3, "waiting": 47}
    tickets = sorted(each.waits_for_place for each in people if each.waits_for_place is not None)
    assert tickets == list(range(1, 48))
    facts = told(session, ParticipantChanged)
    assert Counter(fact.may_print for fact in facts) == {True: 3, False: 47}
    subjects = Counter(session.scalars(select(Mail.subject)))
    assert subjects == {"Your registration is approved": 3, "You are on the waiting list": 47}


def test_whoever_is_over_the_limit_waits_and_reads_as_which_number(session: Session) -> None:
    allow(session, places=1)
    members(session, "delegate", "delegate", "adviser")
    assert standing_of(session) == ["submitted", "waiting", "waiting"]
    bodies = session.scalars(select(Mail.body).order_by(Mail.written_at)).all()
    assert "number 2 on its waiting list" in bodies[-1]
    assert "waiting list" not in bodies[0]


def test_delegation_of_another_is_not_counted(session: Session) -> None:
    allow(session, places=1)
    member(session, 1)
    assert submitted(session, represents=FOR_A_FUND).standing == "submitted"


def test_fifth_person_of_one_and_three_is_not_provided_for(session: Session) -> None:
    allow(session, principals=1, accompanying=3)
    people = members(session, "head", *["delegate"] * 4)
    assert [each.waits_for_hospitality for each in people] == [None, None, None, None, 1]
    assert {each.standing for each in people} == {"submitted"}


def test_what_is_meant_for_the_head_stays_free_for_the_head(session: Session) -> None:
    allow(session, principals=1, accompanying=1)
    people = members(session, "delegate", "delegate", "head")
    assert [each.waits_for_hospitality for each in people] == [None, 1, None]


def test_who_waits_for_the_delegation_takes_no_seat_in_the_room(session: Session) -> None:
    allow(session, places=2, room=1)
    people = members(session, "delegate", "delegate", "delegate")
    assert [each.waits_for_place for each in people] == [None, None, 1]
    assert [each.waits_for_room for each in people] == [None, 1, None]


def test_nobody_waits_where_nothing_is_limited(session: Session) -> None:
    assert {each.standing for each in members(session, *["delegate"] * 6)} == {"submitted"}

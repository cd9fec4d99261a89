"""Organisers say how many people may come."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from services.registration.models.delegation_rules import Allowance
from services.registration.models.registration import Registration
from services.registration.queries.places import limits_of
from services.registration.usecases.submit_registration import submit_registration
from tests.house_under_test import House
from tests.people import SEMINAR_ID
from tests.registration.people import FOR_A_FUND, LINKS, submitted
from tests.registration.places import allow, drafts_in, kyrgyzstan, member, members


def test_the_narrower_word_counts(session: Session) -> None:
    member(session, 1)
    allow(session, places=5, room=2)
    allow(session, kind="state", places=4, principals=1, accompanying=3)
    allow(session, delegation_id=kyrgyzstan(session).id, places=6)
    limits = limits_of(session, kyrgyzstan(session))
    assert (limits.places, limits.room) == (6, 2)
    assert (limits.principals, limits.accompanying) == (1, 3)
    fund = submitted(session, represents=FOR_A_FUND).delegation
    assert fund is not None
    assert limits_of(session, fund).places == 5


def test_raising_a_limit_lets_in_whoever_waited_first(session: Session) -> None:
    allow(session, places=1)
    people = members(session, *["delegate"] * 4)
    allow(session, places=3)
    assert [each.standing for each in people] == ["submitted"] * 3 + ["waiting"]


def test_taking_a_limit_away_lets_in_everybody(session: Session) -> None:
    allow(session, places=1, room=1)
    people = members(session, *["delegate"] * 3)
    allow(session)
    assert {each.standing for each in people} == {"submitted"}
    assert {each.waits_for_room for each in people} == {None}


def test_lowering_a_limit_takes_nobody_s_place(session: Session) -> None:
    people = members(session, *["delegate"] * 3)
    allow(session, places=1)
    assert {each.standing for each in people} == {"submitted"}
    assert member(session, 9).standing == "waiting"


def test_limits_of_another_kind_do_not_count(session: Session) -> None:
    member(session, 1)
    allow(session, places=0)
    allow(session, kind="civil", places=7)
    assert limits_of(session, kyrgyzstan(session)).places == 0


@pytest.mark.parametrize(
    "values",
    [{"places": -1}, {"principals": 1}, {"kind": "state", "delegation_id": uuid4()}],
)
def test_database_refuses_half_a_limit(session: Session, values: dict[str, object]) -> None:
    session.add(Allowance(**{"meeting_id": SEMINAR_ID, "kind": "", **values}))
    with pytest.raises(IntegrityError):
        session.flush()


def test_limit_set_while_people_press_is_never_passed(house: House, session: Session) -> None:
    """Whoever counts places counts them before the limit or after it, never across it."""
    member(session, 99)
    ids = drafts_in(session, 4)
    session.commit()

    def act(number: int) -> None:
        with house.registration.session() as own:
            if number == 0:
                allow(own, places=2)
            else:
                submit_registration(own, registration_id=ids[number - 1], links=LINKS)
            own.commit()

    with ThreadPoolExecutor(2) as two:
        list(two.map(act, range(5)))
    late = member(session, 100)
    assert late.standing == "waiting"
    people = session.scalars(select(Registration)).all()
    tickets = [each.waits_for_place for each in people if each.waits_for_place is not None]
    assert len(tickets) == len(set(tickets))

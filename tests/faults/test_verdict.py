"""The judge sees what is lost and what came twice: one that saw nothing would acquit everyone."""

from collections.abc import Callable, Iterator

import psycopg
import pytest

from deploy.house import engines
from services.badges.models.participant_copy import ParticipantCopy
from services.badges.usecases.record_arrival import record_arrival
from tests.conftest import SERVICES, Databases
from tests.faults import verdict
from tests.faults.guests import approve_guests
from tests.faults.load import Done
from tests.faults.verdict import Connections, Verdict
from tests.house_under_test import House
from tests.people import DESK, REVIEWER, SEMINAR

FEW = 3
Tamper = Callable[[Connections], object]


@pytest.fixture(scope="module")
def settled(databases: Databases, redis: engines.Redis) -> Iterator[dict[str, str]]:
    """A house in which everything has come to its end, without a single fault."""
    urls = {name: databases.fresh(name) for name in SERVICES}
    house = House(urls, redis.url)
    for service in (house.registration, house.badges):
        service.hear(SEMINAR)
    house.registration.sign_in_id(REVIEWER)
    with house.registration.session() as session:
        approve_guests(session, by=REVIEWER.id, guests=FEW)
        session.commit()
    house.deliver()
    _receive_all(house)
    house.deliver()
    house.registration.redis.flushall()
    house.close()
    yield urls
    for url in urls.values():
        databases.drop(url)


@pytest.fixture
def connections(settled: dict[str, str]) -> Iterator[Connections]:
    """The databases of that house, for one test to tamper with; what it does is undone."""
    opened = {name: psycopg.connect(settled[name]) for name in ("registration", "badges")}
    yield opened
    for connection in opened.values():
        connection.rollback()
        connection.close()


def _receive_all(house: House) -> None:
    with house.badges.session() as session:
        for participant in session.query(ParticipantCopy):
            record_arrival(
                session,
                meeting_id=SEMINAR.meeting_id,
                participant_id=participant.id,
                station="Entrance",
                recorded_by=DESK.id,
            )
        session.commit()


def test_house_without_a_fault_is_acquitted(connections: Connections) -> None:
    reached = verdict.reach(connections, Done())
    assert reached.is_clean, (reached.lost, reached.doubled)
    assert verdict.still_open(connections) == 0
    assert reached.figures == {
        "participants": FEW,
        "badges": FEW,
        "arrivals": FEW,
        "letters": 2 * FEW,
    }


def _sql(service: str, statement: str) -> Tamper:
    return lambda connections: connections[service].execute(statement)


ONE = "(select id from registration limit 1)"
LOSSES = {
    "a message": _sql(
        "badges",
        "delete from inbox where ctid in (select ctid from inbox"
        " where type = 'registration.participant_changed.v1' limit 1)",
    ),
    "a revision": _sql("badges", "update participant_copy set revision = revision - 1"),
    "a badge": _sql("badges", "update badge set made_from = 1"),
    "an arrival": _sql("registration", "delete from arrival_copy"),
    "a letter": _sql(
        "registration", "delete from mail where ctid in (select ctid from mail limit 1)"
    ),
    "a letter's sending": _sql("registration", "update mail set state = 'waiting'"),
}
DOUBLINGS = {
    "a deed": _sql(
        "registration",
        "insert into event (id, registration_id, at, what)"
        f" values (gen_random_uuid(), {ONE}, now(), 'approved')",
    ),
    "a letter": _sql(
        "registration",
        'insert into mail (id, registration_id, "to", language, subject, body, calendars, state,'
        " answer, attempts, written_at, sent_at) select gen_random_uuid(), registration_id,"
        ' "to", language, subject, body, calendars, state, answer, attempts, written_at, sent_at'
        " from mail limit 1",
    ),
    "a telling": _sql(
        "badges",
        "insert into outbox select gen_random_uuid(), type, occurred_at,"
        " correlation_id, body from outbox where type like '%badge_due%' limit 1",
    ),
}


@pytest.mark.parametrize("what", LOSSES)
def test_loss_is_seen(connections: Connections, what: str) -> None:
    LOSSES[what](connections)
    assert _judge(connections).lost


@pytest.mark.parametrize("what", DOUBLINGS)
def test_doubling_is_seen(connections: Connections, what: str) -> None:
    DOUBLINGS[what](connections)
    assert _judge(connections).doubled


def test_what_people_were_told_and_is_not_there_is_seen(connections: Connections) -> None:
    assert verdict.reach(connections, Done(submitted={"nobody"})).lost == ["submission nobody"]
    assert verdict.reach(connections, Done(arrived={"nobody"})).lost == ["arrival of nobody"]


def _judge(connections: Connections) -> Verdict:
    return verdict.reach(connections, Done())

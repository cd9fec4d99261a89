"""The judge of agenda's facts sees what is lost and what came twice."""

from collections.abc import Callable, Iterator

import psycopg
import pytest

from services.agenda.usecases.publish_programme import publish_programme
from tests.agenda.meetings import item
from tests.faults import programme_verdict, verdict
from tests.faults.programme import Prepared, prepare_seminar
from tests.faults.verdict import Connections, Verdict
from tests.house_under_test import House
from tests.people import EDITOR, SEMINAR_ID

Tamper = Callable[[Connections], object]


@pytest.fixture
def connections(house: House) -> Iterator[Connections]:
    """A house in which the seminar has two editions, one heard of by its editor, one by Nodira."""
    prepare_seminar(house)
    house.deliver()
    with house.agenda.session() as session:
        item(session, "11:00", "12:00", names={"en": "added"})
        publish_programme(session, meeting_id=SEMINAR_ID, published_by=EDITOR.id)
        session.commit()
    house.deliver()
    opened = {}
    for each in (house.registration, house.agenda, house.badges):
        url = each.database.engine.url.set(drivername="postgresql")
        opened[each.name] = psycopg.connect(
            url.render_as_string(hide_password=False), autocommit=True
        )
    yield opened
    for connection in opened.values():
        connection.close()


def judged(connections: Connections, done: Prepared | None = None) -> Verdict:
    reached = Verdict()
    programme_verdict.judge(connections, done or Prepared(), reached)
    return reached


def test_house_without_a_fault_is_acquitted(connections: Connections) -> None:
    reached = judged(connections, Prepared({"seminar"}, {"seminar"}, {"added"}))
    assert reached.is_clean, (reached.lost, reached.doubled)
    assert verdict.still_open(connections) == 0
    assert reached.figures == {"meetings": 1, "items": 2, "editions": 2, "letters to staff": 2}


def _sql(service: str, statement: str) -> Tamper:
    return lambda connections: connections[service].execute(statement)


NOTICE = "from outbox where type = 'agenda.notice_due.v1'"
LOSSES = {
    "a meeting": _sql("badges", "delete from meeting_copy"),
    "a revision": _sql("registration", "update meeting_copy set revision = revision - 1"),
    "an organiser": _sql("registration", "update role set is_held = false"),
    "an edition": _sql("agenda", "delete from edition where number = 1"),
    "a notice": _sql("agenda", f"delete {NOTICE}"),
    "a letter": _sql("registration", "delete from mail"),
    "an account": _sql("badges", "update account_copy set revision = revision - 1"),
}
DOUBLINGS = {
    "a telling": _sql(
        "agenda",
        "insert into outbox select gen_random_uuid(), type, occurred_at, correlation_id, body"
        " from outbox where type = 'agenda.meeting_published.v1'",
    ),
    "a notice": _sql(
        "agenda",
        "insert into outbox select gen_random_uuid(), type, occurred_at, correlation_id, body "
        + NOTICE,
    ),
    "an item": _sql(
        "agenda",
        "insert into item (id, meeting_id, minutes, names, about, kind, access, languages,"
        " delegation_ids, are_heads_expected, revision)"
        " select gen_random_uuid(), meeting_id, minutes, names, about, kind, access, languages,"
        " delegation_ids, are_heads_expected, revision from item where names->>'en' = 'added'",
    ),
    "a letter": _sql(
        "registration",
        'insert into mail (id, "to", language, subject, body, calendars, state, answer, attempts,'
        ' written_at, sent_at) select gen_random_uuid(), "to", language, subject, body, calendars,'
        " state, answer, attempts, written_at, sent_at from mail",
    ),
    "a meeting of nowhere": _sql("agenda", "update meeting set state = 'draft'"),
}


@pytest.mark.parametrize("what", LOSSES)
def test_loss_is_seen(connections: Connections, what: str) -> None:
    LOSSES[what](connections)
    assert judged(connections).lost


@pytest.mark.parametrize("what", DOUBLINGS)
def test_doubling_is_seen(connections: Connections, what: str) -> None:
    DOUBLINGS[what](connections)
    assert judged(connections).doubled


def test_what_people_were_told_and_is_not_there_is_seen(connections: Connections) -> None:
    done = Prepared({"nowhere"}, {"unheard"}, {"unsaid"})
    assert judged(connections, done).lost == [
        "meeting nowhere",
        "publication of unheard",
        "item unsaid",
    ]

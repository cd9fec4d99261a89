"""A fact told is a fact applied, once, whatever is lost on the way."""

from threading import Barrier, Thread
from typing import Any
from uuid import uuid4

import pytest
from redis import Redis
from redis.exceptions import ConnectionError as RedisAway
from rq import Queue
from rq.serializers import JSONSerializer
from sqlalchemy import Row, text
from sqlalchemy.orm import Session

from shared.contracts.registration import MailDue
from shared.messaging import queues
from shared.messaging.inbox import stays_within
from shared.messaging.outbox import Entry, publish, publish_all
from shared.messaging.relay import Relay
from tests.shared.town import StoppedClock, Town, meeting


def test_fact_reaches_every_queue_that_routes_name(town: Town) -> None:
    fact = meeting()
    town.agenda.tell(fact)
    assert [row.queue for row in town.agenda.deliveries()] == ["badges", "registration"]
    assert town.agenda.open() == 2
    town.round()
    assert town.registration.heard() == {fact.meeting_id: 1}
    assert town.badges.heard() == {fact.meeting_id: 1}
    assert town.agenda.open() == 0


def test_nothing_is_told_when_the_change_is_undone(town: Town) -> None:
    with town.agenda.session() as session:
        publish(session, meeting())
        session.rollback()
    assert town.agenda.deliveries() == []
    assert town.agenda.relay.carry() == 0


def test_delivery_stays_open_until_the_hearer_has_applied_it(town: Town) -> None:
    town.agenda.tell(meeting())
    assert town.agenda.relay.carry() == 2
    assert town.agenda.open() == 2, "Redis having taken it is no acknowledgement"
    town.registration.work()
    assert town.agenda.open() == 2, "the acknowledgement is still in the queue"
    town.agenda.work()
    assert town.agenda.open() == 1


def test_slow_work_of_its_own_is_done_once_and_acknowledged_at_once(town: Town) -> None:
    letter = uuid4()
    town.registration.tell(MailDue(mail_id=letter))
    town.registration.relay.carry()
    assert town.registration.waiting_jobs() == 0
    town.registration.work("registration-work")
    assert town.registration.effects() == [letter]
    assert town.registration.open() == 0
    assert town.registration.waiting_jobs() == 0, "nobody has to be told"


def test_fact_sent_twice_is_applied_once(town: Town, stopped_clock: StoppedClock) -> None:
    fact = meeting()
    town.agenda.tell(fact)
    town.agenda.relay.carry()
    stopped_clock.forward(seconds=30)
    assert town.agenda.relay.carry() == 2, "unacknowledged, so it is sent again"
    assert town.registration.waiting_jobs() == 2
    town.registration.work()
    assert town.registration.effects() == [fact.meeting_id]
    assert town.registration.inbox_rows() == 1
    town.badges.work()
    town.agenda.work()
    assert town.agenda.open() == 0


def test_two_workers_with_the_same_fact_apply_it_once(town: Town) -> None:
    fact = meeting()
    town.agenda.tell(fact)
    sealed = [one for _, some in town.agenda.relay._jobs(_rows(town)) for one in some]
    together = Barrier(2)

    def take() -> None:
        together.wait()
        town.registration.consumer().take({"envelopes": sealed[:1]})

    threads = [Thread(target=take) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert town.registration.effects() == [fact.meeting_id]
    assert town.registration.waiting_jobs() == 0
    assert town.agenda.waiting_jobs() == 2, "both acknowledge: either may be the one that is lost"


def _rows(town: Town) -> list[Row[Any]]:
    with town.agenda.session() as session:
        return list(town.agenda.relay._due(session))


def test_nothing_is_lost_when_redis_is_emptied_under_way(
    town: Town, stopped_clock: StoppedClock
) -> None:
    facts = [meeting() for _ in range(5)]
    town.agenda.tell(*facts)
    assert town.agenda.relay.carry() == 10
    town.agenda.redis.flushall()
    town.registration.work()
    assert town.registration.heard() == {}
    assert town.agenda.relay.carry() == 0, "it is given time first"
    stopped_clock.forward(seconds=10)
    town.round()
    assert set(town.registration.heard()) == {fact.meeting_id for fact in facts}
    assert set(town.badges.heard()) == {fact.meeting_id for fact in facts}
    assert town.agenda.open() == 0


def test_lost_acknowledgement_costs_one_resend(town: Town, stopped_clock: StoppedClock) -> None:
    fact = meeting()
    town.agenda.tell(fact)
    town.agenda.relay.carry()
    town.registration.work()
    town.badges.work()
    town.agenda.redis.flushall()
    stopped_clock.forward(seconds=10)
    town.round()
    assert town.agenda.open() == 0
    assert {row.attempts for row in town.agenda.deliveries()} == {2}
    assert town.registration.effects() == [fact.meeting_id]


def test_fact_counts_as_applied_when_redis_goes_before_the_acknowledgement(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    fact = meeting()
    town.agenda.tell(fact)
    town.agenda.relay.carry()
    sealed = _jobs_in(town, "registration")
    away = queues.connect("unix:///nowhere/redis.sock")
    monkeypatch.setattr(town.registration, "redis", away)
    for load in sealed:
        town.registration.consumer().take(load)
    assert town.registration.effects() == [fact.meeting_id]


def _jobs_in(town: Town, queue: str) -> list[dict[str, object]]:
    jobs = Queue(queue, connection=town.agenda.redis, serializer=JSONSerializer).jobs
    return [job.args[0] for job in jobs]


def test_failing_handler_leaves_no_trace_and_holds_up_nobody(town: Town) -> None:
    good, bad, last = meeting(), meeting("troublesome"), meeting()
    town.agenda.tell(good, bad, last)
    town.round()
    assert set(town.registration.heard()) == {good.meeting_id, last.meeting_id}
    assert bad.meeting_id not in town.registration.effects(), "its half-done work is undone"
    assert town.registration.inbox_rows() == 2
    assert [row.queue for row in town.agenda.deliveries() if row.acknowledged_at is None] == [
        "badges",
        "registration",
    ]


def test_failed_fact_is_applied_when_its_trouble_is_over(
    town: Town, stopped_clock: StoppedClock
) -> None:
    bad = meeting("troublesome")
    town.agenda.tell(bad)
    town.round()
    assert town.agenda.open() == 2
    for each in (town.registration, town.badges):
        each.handlers = {type(bad): lambda session, fact: None}
    stopped_clock.forward(seconds=10)
    town.round()
    assert town.agenda.open() == 0


def test_nothing_counts_as_sent_when_redis_is_away(town: Town) -> None:
    town.agenda.tell(meeting())
    nowhere: Redis = queues.connect("unix:///nowhere/redis.sock")
    relay = Relay(town.agenda.database, nowhere, town.agenda.relay._seal)
    with pytest.raises(RedisAway):
        relay.carry()
    assert {row.attempts for row in town.agenda.deliveries()} == {0}
    town.round()
    assert town.agenda.open() == 0


def test_facts_of_one_job_share_a_transaction(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = [meeting() for _ in range(5)]
    town.agenda.tell(*facts)
    monkeypatch.setattr("shared.messaging.inbox.TOGETHER", 3)
    town.round()
    with town.registration.session() as session:
        transactions = session.execute(text("select count(*) from inbox group by xmin::text"))
        assert sorted(transactions.scalars()) == [2, 3]
    assert town.registration.effects() == [fact.meeting_id for fact in facts]
    assert town.agenda.open() == 0


def test_slow_work_that_fails_undoes_nothing_of_its_neighbour(town: Town) -> None:
    first, bad, last = uuid4(), uuid4(), uuid4()
    usual = town.registration.handlers[MailDue]

    def on_mail(session: Session, fact: MailDue) -> None:
        assert fact.mail_id != bad, "nobody takes this letter"
        usual(session, fact)

    town.registration.handlers[MailDue] = on_mail
    town.registration.tell(*(MailDue(mail_id=each) for each in (first, bad, last)))
    town.registration.relay.carry()
    town.registration.work("registration-work")
    with town.registration.session() as session:
        count = "select count(distinct xmin::text) from inbox"
        assert session.scalar(text(count)) == 2, "each letter in a transaction of its own"
    assert set(town.registration.effects()) == {first, last}
    assert town.registration.open() == 1


@pytest.mark.parametrize(("is_within", "transactions"), [(True, 1), (False, 3)])
def test_slow_work_shares_a_transaction_only_while_it_stays_within_the_database(
    town: Town, is_within: bool, transactions: int
) -> None:
    usual = town.registration.handlers[MailDue]

    @stays_within(lambda: is_within)
    def on_mail(session: Session, fact: MailDue) -> None:
        usual(session, fact)

    town.registration.handlers[MailDue] = on_mail
    letters = [MailDue(mail_id=uuid4()) for _ in range(3)]
    town.registration.tell(*letters)
    town.registration.relay.carry()
    town.registration.work("registration-work")
    with town.registration.session() as session:
        count = "select count(distinct xmin::text) from inbox"
        assert session.scalar(text(count)) == transactions
    assert set(town.registration.effects()) == {each.mail_id for each in letters}


def test_what_is_written_beside_a_fact_stands_or_falls_with_it(town: Town) -> None:
    first, second, never = uuid4(), uuid4(), uuid4()
    with town.registration.session() as session:
        entries = [Entry("effect", {"of": each}) for each in (first, second)]
        publish_all(session, [MailDue(mail_id=uuid4())], beside=entries)
        session.commit()
        publish_all(session, [], beside=[Entry("effect", {"of": never})])
        session.rollback()
    assert set(town.registration.effects()) == {first, second}
    assert town.registration.open() == 1

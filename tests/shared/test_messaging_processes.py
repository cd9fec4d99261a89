"""Relay and worker as they run for days: what is away is waited for, and an end is an end."""

import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from threading import Thread

import pytest

from deploy.house import engines
from tests.shared.town import KEY, Town, Townsman, meeting

RUN = """
import sys
from shared.contracts.agenda import MeetingPublished
from shared.logging import start_logging
from tests.shared import town
kind, name, url, redis_url, town.KEY = sys.argv[1:]
start_logging(name, kind)
each = town.Townsman(name, url, redis_url)
if kind == "relay":
    each.relay.run()
else:
    from shared.messaging import worker
    worker.run(each.consumer())
"""


def _until(holds: Callable[[], bool], seconds: float = 20) -> None:
    give_up = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < give_up, "it did not come to pass"
        time.sleep(0.05)


@pytest.fixture(autouse=True)
def soon_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was not acknowledged comes again after half a second; five are for earnest."""
    monkeypatch.setattr("shared.messaging.relay.FIRST_WAIT", timedelta(seconds=0.5))


@contextmanager
def _process(kind: str, of: Townsman, redis_url: str) -> Iterator["subprocess.Popen[bytes]"]:
    command = [sys.executable, "-c", RUN, kind, of.name, of.url, redis_url, KEY]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@contextmanager
def _relay(of: Townsman) -> Iterator[None]:
    thread = Thread(target=of.relay.run)
    of.relay.stopping.clear()
    thread.start()
    try:
        yield
    finally:
        of.relay.stopping.set()
        thread.join(10)
        assert not thread.is_alive(), "the relay did not stop"


def test_relay_and_worker_go_on_after_redis_was_killed_and_emptied(
    postgres: engines.PostgreSQL, reachable_folder: Path
) -> None:
    with (
        engines.redis(reachable_folder, durable=False) as redis,
        closing(Town(postgres.url("postgres"), redis.url)) as town,
    ):
        first, second = meeting(), meeting()
        with _process("worker", town.registration, redis.url) as worker, _relay(town.agenda):
            town.agenda.tell(first)
            _until(lambda: first.meeting_id in town.registration.heard())
            redis.kill()
            for kept in (reachable_folder / "redis").iterdir():
                shutil.rmtree(kept)
            town.agenda.tell(second)
            time.sleep(0.3)
            redis.start()
            _until(lambda: second.meeting_id in town.registration.heard())
            assert worker.poll() is None, "the worker lived through it"
        assert sorted(town.registration.effects()) == sorted([first.meeting_id, second.meeting_id])


def test_relay_and_worker_go_on_after_postgresql_was_killed(
    redis: engines.Redis, reachable_folder: Path
) -> None:
    with (
        engines.postgres(reachable_folder, durable=True) as postgres,
        closing(Town(postgres.url("postgres"), redis.url)) as town,
    ):
        first, second = meeting(), meeting()
        with _process("worker", town.badges, redis.url) as worker, _relay(town.agenda):
            town.agenda.tell(first)
            _until(lambda: first.meeting_id in town.badges.heard())
            postgres.kill()
            time.sleep(0.5)
            postgres.start()
            town.agenda.database.engine.dispose()
            town.agenda.tell(second)
            _until(lambda: second.meeting_id in town.badges.heard())
            assert worker.poll() is None, "the worker lived through it"
        town.agenda.redis.flushall()


def test_relay_hears_at_once_and_does_not_wait_for_its_poll(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shared.messaging.relay.POLL_SECONDS", 30)
    with _relay(town.agenda):
        time.sleep(0.3)
        town.agenda.tell(meeting())
        began = time.monotonic()
        _until(lambda: town.badges.waiting_jobs() == 1, 5)
        assert time.monotonic() - began < 2
        # Woken, it sees that it is to stop.
        town.agenda.relay.stopping.set()
        town.agenda.tell(meeting())


def test_relay_that_was_away_finds_what_was_told_meanwhile(town: Town) -> None:
    town.agenda.tell(meeting())
    with _relay(town.agenda):
        _until(lambda: town.badges.waiting_jobs() == 1, 5)


def test_worker_ends_when_told_to(town: Town, redis: engines.Redis) -> None:
    with _process("worker", town.registration, redis.url) as worker:
        fact = meeting()
        town.agenda.tell(fact)
        town.agenda.relay.carry()
        _until(lambda: fact.meeting_id in town.registration.heard())
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(5) == 0


def test_fact_is_applied_when_its_worker_was_killed_in_mid_job(
    town: Town, redis: engines.Redis
) -> None:
    fact = meeting()
    with (
        _process("worker", town.registration, redis.url) as worker,
        town.registration.database.engine.begin() as connection,
    ):
        # The handler stands at this lock, in the middle of its job, when it is killed.
        connection.exec_driver_sql("lock table meeting_heard in access exclusive mode")
        town.agenda.tell(fact)
        town.agenda.relay.carry()
        _until(lambda: _waits_for_lock(town.registration))
        worker.kill()
        worker.wait()
    assert town.registration.effects() == []
    _until(lambda: town.registration.inbox_rows() == 0)
    with _process("worker", town.registration, redis.url), _relay(town.agenda):
        _until(lambda: fact.meeting_id in town.registration.heard(), 30)
    assert town.registration.effects() == [fact.meeting_id]


def test_worker_told_to_end_in_mid_job_ends_after_it(town: Town, redis: engines.Redis) -> None:
    fact = meeting()
    with _process("worker", town.registration, redis.url) as worker:
        with town.registration.database.engine.begin() as connection:
            connection.exec_driver_sql("lock table meeting_heard in access exclusive mode")
            town.agenda.tell(fact)
            town.agenda.relay.carry()
            _until(lambda: _waits_for_lock(town.registration))
            worker.send_signal(signal.SIGTERM)
            time.sleep(0.3)
            assert worker.poll() is None, "it does not leave its job half done"
        assert worker.wait(10) == 0
    assert town.registration.effects() == [fact.meeting_id]


def _waits_for_lock(of: Townsman) -> bool:
    with of.database.engine.connect() as connection:
        found = connection.exec_driver_sql(
            "select count(*) from pg_stat_activity"
            " where datname = current_database() and wait_event_type = 'Lock'"
        )
        return bool(found.scalar())

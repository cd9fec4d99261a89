"""Carrying what a service has told from its outbox to the queues, until it is acknowledged."""

import logging
import random
import threading
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import psycopg
from redis import Redis
from redis.exceptions import RedisError
from sqlalchemy import Row, bindparam, func, null, or_, select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from shared import clock
from shared.db import Database
from shared.messaging import queues
from shared.messaging.envelope import Seal
from shared.messaging.outbox import CHANNEL
from shared.messaging.tables import delivery, outbox

log = logging.getLogger(__name__)

FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(minutes=10)
AT_ONCE = 100
JOB_BYTES = 1_000_000
POLL_SECONDS = 1.0
# What is told alone leaves at once; under load this many seconds of news travel together.
PACE_SECONDS = 0.4
KEEP_BODIES = timedelta(days=1)

_PUT_OFF = (
    update(delivery)
    .where(delivery.c.message_id == bindparam("message"), delivery.c.queue == bindparam("to"))
    .values(attempts=bindparam("attempt"), due_at=bindparam("again_at"))
)


def wait_before(attempts: int) -> timedelta:
    """How long a consumer has to acknowledge before the same fact is sent again."""
    wait: timedelta = FIRST_WAIT * int(2 ** min(attempts, 12))
    return min(wait, LONGEST_WAIT) * random.uniform(1, 1.25)  # noqa: S311


class Relay:
    def __init__(self, database: Database, redis: "Redis", seal: Seal) -> None:
        self._database = database
        self._redis = redis
        self._seal = seal
        self.stopping = threading.Event()

    def run(self) -> None:
        """Runs until told to stop; whatever is away is waited for."""
        troubles = 0
        tidied_at = clock.now() - timedelta(hours=1)
        while not self.stopping.is_set():
            try:
                with self._listen() as ear:
                    while not self.stopping.is_set():
                        began = time.monotonic()
                        while self.carry() == AT_ONCE and not self.stopping.is_set():
                            continue
                        troubles = 0
                        if clock.now() - tidied_at > timedelta(minutes=10):
                            self.tidy()
                            tidied_at = clock.now()
                        if list(ear.notifies(timeout=POLL_SECONDS, stop_after=1)):
                            self.stopping.wait(began + PACE_SECONDS - time.monotonic())
                            list(ear.notifies(timeout=0))
            except (DBAPIError, psycopg.Error, RedisError, OSError) as trouble:
                troubles += 1
                log.warning("relay waits: %s", type(trouble).__name__)
                self.stopping.wait(min(0.2 * 2**troubles, 3))

    def carry(self) -> int:
        """Sends what is due, new before old, and says how much that was.

        Rows are held until Redis has taken the jobs: a relay that dies in between has sent
        twice, never not at all, and the consumer's inbox takes it once.
        """
        with self._database.session() as session:
            rows = self._due(session)
            if not rows:
                return 0
            jobs = self._jobs(rows)
            queues.send(self._redis, ((queue, queues.envelopes(sealed)) for queue, sealed in jobs))
            self._put_off(session, rows)
            session.commit()
            return len(rows)

    def tidy(self) -> None:
        """Afterwards bodies that everyone acknowledged more than a day ago are empty."""
        still_open = select(delivery.c.message_id).where(
            delivery.c.message_id == outbox.c.id,
            or_(
                delivery.c.acknowledged_at.is_(None),
                delivery.c.acknowledged_at > clock.now() - KEEP_BODIES,
            ),
        )
        with self._database.session() as session:
            session.execute(
                update(outbox)
                .where(outbox.c.body.is_not(None), ~still_open.exists())
                .values(body=null())
            )
            session.commit()

    @contextmanager
    def _listen(self) -> Iterator["psycopg.Connection[Any]"]:
        url = self._database.engine.url.set(drivername="postgresql")
        address = url.render_as_string(hide_password=False)
        with psycopg.connect(address, autocommit=True) as ear:
            ear.execute(f"listen {CHANNEL}")
            yield ear

    def _due(self, session: Session) -> list[Row[Any]]:
        statement = (
            select(
                delivery.c.message_id,
                delivery.c.queue,
                delivery.c.attempts,
                outbox.c.type,
                outbox.c.occurred_at,
                outbox.c.correlation_id,
                outbox.c.body,
            )
            .join(outbox, outbox.c.id == delivery.c.message_id)
            .where(delivery.c.acknowledged_at.is_(None), delivery.c.due_at <= clock.now())
            .order_by(func.least(delivery.c.attempts, 1), outbox.c.occurred_at)
            .limit(AT_ONCE)
            .with_for_update(of=delivery, skip_locked=True)
        )
        return list(session.execute(statement))

    def _jobs(self, rows: Iterable[Row[Any]]) -> Iterable[tuple[str, list[str]]]:
        by_queue: dict[str, list[str]] = defaultdict(list)
        size: dict[str, int] = defaultdict(int)
        for row in rows:
            sealed = self._seal.close(
                row.message_id, row.type, row.occurred_at, row.correlation_id, row.body
            )
            if by_queue[row.queue] and size[row.queue] + len(sealed) > JOB_BYTES:
                yield row.queue, by_queue.pop(row.queue)
                size[row.queue] = 0
            by_queue[row.queue].append(sealed)
            size[row.queue] += len(sealed)
        yield from by_queue.items()

    def _put_off(self, session: Session, rows: Iterable[Row[Any]]) -> None:
        now = clock.now()
        due = [
            {
                "message": row.message_id,
                "to": row.queue,
                "attempt": row.attempts + 1,
                "again_at": now + wait_before(row.attempts),
            }
            for row in rows
        ]
        session.execute(_PUT_OFF, due)

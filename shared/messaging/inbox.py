"""Hearing a fact: applied once, in one transaction with the note that it was, then acknowledged."""

import logging
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from cryptography.fernet import InvalidToken
from sqlalchemy import text
from sqlalchemy.orm import Session

from shared import clock
from shared.contracts import MESSAGES
from shared.contracts.fact import Fact, from_data
from shared.db import Database
from shared.logging import correlation_id
from shared.messaging import queues
from shared.messaging.envelope import Envelope, Seal

if TYPE_CHECKING:
    from redis import Redis

log = logging.getLogger(__name__)

Handler = Callable[[Session, Any], None]
Handlers = Mapping[type[Fact], Handler]

# So many facts share a transaction: few enough that nobody waits long for what it holds.
TOGETHER = 25

_MARK = """
    update delivery set acknowledged_at = :now
    where message_id = any(cast(:ids as uuid[])) and queue = :queue and acknowledged_at is null
"""
# In the order of their ids, so that two who hear the same at once do not wait for each other.
_HEAR = """
    insert into inbox (message_id, queue, type, applied_at)
    select id, :queue, type, :now
    from unnest(cast(:ids as uuid[]), cast(:types as text[])) as heard (id, type) order by id
    on conflict do nothing returning message_id
"""
MARK, HEAR = text(_MARK), text(_HEAR)
HEAR_OWN = text(f"with done as ({_MARK}) {_HEAR}")


def stays_within(when: Callable[[], bool]) -> Callable[[Handler], Handler]:
    """Says when a handler of slow work does nothing beyond the database."""

    def mark(handler: Handler) -> Handler:
        handler.stays_within = when  # type: ignore[attr-defined]
        return handler

    return mark


@dataclass(frozen=True)
class Consumer:
    """What a worker process is: one service, one queue, and what it does on each fact."""

    service: str
    queue: str
    database: Database
    redis: "Redis"
    seal: Seal
    handlers: Handlers

    def take(self, load: dict[str, Any]) -> None:
        if "acknowledged" in load:
            noted = load["acknowledged"]
            self._note(noted["queue"], [UUID(each) for each in noted["ids"]])
            return
        applied: dict[str, list[str]] = defaultdict(list)
        for envelope in self._applied([self._open(sealed) for sealed in load["envelopes"]]):
            applied[envelope.producer].append(str(envelope.id))
        applied.pop(self.service, None)
        self._acknowledge(applied)

    def _open(self, sealed: str) -> Envelope | None:
        """What is inside, unless this house cannot read it: then the others go their way."""
        try:
            envelope = self.seal.open(sealed)
        except (InvalidToken, ValueError):
            log.error("could not open an envelope: is it sealed with a key of this house?")
            return None
        if MESSAGES.get(envelope.type) not in self.handlers:
            log.error("nobody here hears %s", envelope.type)
            return None
        return envelope

    def _applied(self, opened: Sequence[Envelope | None]) -> Iterator[Envelope]:
        """Those that are now applied, by this call or by an earlier one."""
        envelopes = [each for each in opened if each is not None]
        together = TOGETHER if all(map(self._may_be_undone, envelopes)) else 1
        for at in range(0, len(envelopes), together):
            some = envelopes[at : at + together]
            if len(some) > 1 and self._apply_together(some):
                yield from some
            else:
                yield from (each for each in some if self._apply(each))

    def _may_be_undone(self, envelope: Envelope) -> bool:
        """Slow work reaches beyond the database, unless its handler says that it now does not:
        what was done there cannot be undone for another's sake.
        """
        if self.queue == self.service:
            return True
        handler = self.handlers[MESSAGES[envelope.type]]
        stays_within: Callable[[], bool] | None = getattr(handler, "stays_within", None)
        return stays_within is not None and stays_within()

    def _apply_together(self, envelopes: Sequence[Envelope]) -> bool:
        """All or none: where one fails, each is tried alone, and says for itself what ails it."""
        try:
            self._do(envelopes)
        except Exception:
            return False
        finally:
            correlation_id.set("")
        return True

    def _apply(self, envelope: Envelope) -> bool:
        correlation_id.set(envelope.correlation_id)
        try:
            self._do([envelope])
        except Exception:
            # Not acknowledged, so it comes again; the others in the same job go their way.
            log.exception("could not apply %s", envelope.type)
            return False
        finally:
            correlation_id.set("")
        return True

    def _do(self, envelopes: Sequence[Envelope]) -> None:
        """What each fact asks for, with the note that it was done, in one transaction."""
        with self.database.session() as session:
            new = self._new_among(session, envelopes)
            for envelope in envelopes:
                if envelope.id not in new:
                    continue
                new.remove(envelope.id)
                correlation_id.set(envelope.correlation_id)
                fact = MESSAGES[envelope.type]
                self.handlers[fact](session, from_data(fact, envelope.data))
                # The next finds things as they stand in the database, not as they were read.
                session.flush()
                session.expunge_all()
            session.commit()

    def _new_among(self, session: Session, envelopes: Sequence[Envelope]) -> set[UUID]:
        """Those that were never applied; what this service told itself is acknowledged with it."""
        is_own = any(each.producer == self.service for each in envelopes)
        heard = {
            "ids": [each.id for each in envelopes],
            "types": [each.type for each in envelopes],
            "queue": self.queue,
            "now": clock.now(),
        }
        return set(session.scalars(HEAR_OWN if is_own else HEAR, heard))

    def _acknowledge(self, applied: Mapping[str, list[str]]) -> None:
        from redis.exceptions import RedisError

        if not applied:
            return
        told = ((who, queues.acknowledgement(self.queue, ids)) for who, ids in applied.items())
        try:
            queues.send(self.redis, told)
        except RedisError:
            log.warning("an acknowledgement was lost; the fact will come once more")

    def _note(self, queue: str, ids: list[UUID]) -> None:
        with self.database.session() as session:
            session.execute(MARK, {"ids": ids, "queue": queue, "now": clock.now()})
            session.commit()


_consumer: Consumer | None = None


def become(consumer: Consumer) -> None:
    """Afterwards this process is that consumer's worker."""
    global _consumer
    _consumer = consumer


def receive(load: dict[str, Any]) -> None:
    """The one name that travels through Redis."""
    assert _consumer is not None, "a worker says who it is before it takes work"
    _consumer.take(load)

"""Hearing a fact: applied once, in one transaction with the note that it was, then acknowledged."""

import logging
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from cryptography.fernet import InvalidToken
from sqlalchemy import update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from shared import clock
from shared.contracts import MESSAGES
from shared.contracts.fact import Fact, from_data
from shared.db import Database
from shared.logging import correlation_id
from shared.messaging import queues
from shared.messaging.envelope import Envelope, Seal
from shared.messaging.tables import delivery, inbox

if TYPE_CHECKING:
    from redis import Redis

log = logging.getLogger(__name__)

Handler = Callable[[Session, Any], None]
Handlers = Mapping[type[Fact], Handler]


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
        for sealed in load["envelopes"]:
            envelope = self._open(sealed)
            if envelope is None:
                continue
            producer = envelope.type.split(".", 1)[0]
            if self._apply(envelope, is_own=producer == self.service):
                applied[producer].append(str(envelope.id))
        for producer, ids in applied.items():
            if producer != self.service:
                self._acknowledge(producer, ids)

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

    def _apply(self, envelope: Envelope, *, is_own: bool) -> bool:
        """Whether the fact is now applied, by this call or by an earlier one."""
        correlation_id.set(envelope.correlation_id)
        fact = MESSAGES[envelope.type]
        try:
            with self.database.session() as session:
                if self._is_new(session, envelope):
                    self.handlers[fact](session, from_data(fact, envelope.data))
                if is_own:
                    self._mark(session, self.queue, [envelope.id])
                session.commit()
        except Exception:
            # Not acknowledged, so it comes again; the others in the same job go their way.
            log.exception("could not apply %s", envelope.type)
            return False
        finally:
            correlation_id.set("")
        return True

    def _is_new(self, session: Session, envelope: Envelope) -> bool:
        row = session.execute(
            insert(inbox)
            .values(
                message_id=envelope.id,
                queue=self.queue,
                type=envelope.type,
                applied_at=clock.now(),
            )
            .on_conflict_do_nothing()
            .returning(inbox.c.message_id)
        ).first()
        return row is not None

    def _acknowledge(self, producer: str, ids: list[str]) -> None:
        from redis.exceptions import RedisError

        try:
            queues.send(self.redis, producer, queues.acknowledgement(self.queue, ids))
        except RedisError:
            log.warning("an acknowledgement was lost; the fact will come once more")

    def _note(self, queue: str, ids: list[UUID]) -> None:
        with self.database.session() as session:
            self._mark(session, queue, ids)
            session.commit()

    @staticmethod
    def _mark(session: Session, queue: str, ids: list[UUID]) -> None:
        session.execute(
            update(delivery)
            .where(
                delivery.c.message_id.in_(ids),
                delivery.c.queue == queue,
                delivery.c.acknowledged_at.is_(None),
            )
            .values(acknowledged_at=clock.now())
        )


_consumer: Consumer | None = None


def become(consumer: Consumer) -> None:
    """Afterwards this process is that consumer's worker."""
    global _consumer
    _consumer = consumer


def receive(load: dict[str, Any]) -> None:
    """The one name that travels through Redis."""
    assert _consumer is not None, "a worker says who it is before it takes work"
    _consumer.take(load)

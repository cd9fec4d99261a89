"""Telling a fact: it is written beside the change it reports, and leaves only with it."""

import json
from collections.abc import Iterable
from datetime import datetime
from uuid import uuid4

from sqlalchemy import insert, text
from sqlalchemy.orm import Session

from shared import clock
from shared.contracts import ROUTES
from shared.contracts.fact import Fact, to_data
from shared.logging import correlation_id, new_correlation_id
from shared.messaging.tables import delivery, outbox

CHANNEL = "outbox"


def publish(session: Session, fact: Fact, *, not_before: datetime | None = None) -> None:
    """Afterwards, once the caller commits, every queue that ROUTES names will hear of `fact`."""
    publish_all(session, [fact], not_before=not_before)


def publish_all(
    session: Session, facts: Iterable[Fact], *, not_before: datetime | None = None
) -> None:
    """The same for many facts at once, in as many statements as for one."""
    at = clock.now()
    due_at = max(at, not_before) if not_before else at
    correlation = correlation_id.get() or new_correlation_id()
    told = [(uuid4(), fact) for fact in facts]
    if not told:
        return
    session.execute(
        insert(outbox),
        [
            {
                "id": message_id,
                "type": fact.NAME,
                "occurred_at": at,
                "correlation_id": correlation,
                "body": json.dumps(to_data(fact), ensure_ascii=False, separators=(",", ":")),
            }
            for message_id, fact in told
        ],
    )
    session.execute(
        insert(delivery),
        [
            {"message_id": message_id, "queue": queue, "due_at": due_at}
            for message_id, fact in told
            for queue in ROUTES[type(fact)]
        ],
    )
    session.execute(text(f"notify {CHANNEL}"))

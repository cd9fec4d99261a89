"""Telling a fact: it is written beside the change it reports, and leaves only with it."""

import json
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
    message_id = uuid4()
    at = clock.now()
    due_at = max(at, not_before) if not_before else at
    session.execute(
        insert(outbox).values(
            id=message_id,
            type=fact.NAME,
            occurred_at=at,
            correlation_id=correlation_id.get() or new_correlation_id(),
            body=json.dumps(to_data(fact), ensure_ascii=False, separators=(",", ":")),
        )
    )
    session.execute(
        insert(delivery),
        [
            {"message_id": message_id, "queue": queue, "due_at": due_at}
            for queue in ROUTES[type(fact)]
        ],
    )
    session.execute(text(f"notify {CHANNEL}"))

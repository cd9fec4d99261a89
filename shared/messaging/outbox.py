"""Telling a fact: it is written beside the change it reports, and leaves only with it."""

import json
from collections.abc import Iterable
from datetime import datetime
from uuid import uuid4

from sqlalchemy import text
from sqlalchemy.orm import Session

from shared import clock
from shared.contracts import ROUTES
from shared.contracts.fact import Fact, to_data
from shared.logging import correlation_id, new_correlation_id

CHANNEL = "outbox"

# One statement for what always goes together: the fact, who has to hear of it, and the knock at
# the relay's door, which is heard at the commit.
TELL = text("""
    with told as (
        insert into outbox (id, type, occurred_at, correlation_id, body)
        select id, type, :at, :correlation, body
        from unnest(cast(:ids as uuid[]), cast(:types as text[]), cast(:bodies as text[]))
            as fact (id, type, body)
    ), due as (
        insert into delivery (message_id, queue, due_at)
        select message_id, queue, :due_at
        from unnest(cast(:messages as uuid[]), cast(:queues as text[]))
            as hearer (message_id, queue)
    )
    select pg_notify(:channel, '')
""")


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
    deliveries = [(message_id, queue) for message_id, fact in told for queue in ROUTES[type(fact)]]
    session.execute(
        TELL,
        {
            "at": at,
            "correlation": correlation,
            "ids": [message_id for message_id, _ in told],
            "types": [fact.NAME for _, fact in told],
            "bodies": [_body(fact) for _, fact in told],
            "messages": [message_id for message_id, _ in deliveries],
            "queues": [queue for _, queue in deliveries],
            "due_at": due_at,
            "channel": CHANNEL,
        },
    )


def _body(fact: Fact) -> str:
    return json.dumps(to_data(fact), ensure_ascii=False, separators=(",", ":"))

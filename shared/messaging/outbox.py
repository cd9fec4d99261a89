"""Telling a fact: it is written beside the change it reports, and leaves only with it."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from uuid import uuid4

from sqlalchemy import TextClause, text
from sqlalchemy.orm import Session

from shared import clock
from shared.contracts import ROUTES
from shared.contracts.fact import Fact, to_data
from shared.logging import correlation_id, new_correlation_id

CHANNEL = "outbox"

# One statement for what always goes together: the fact, who has to hear of it, and the knock at
# the relay's door, which is heard at the commit.
_TELL = """
    with fact as (
        select id, type, body, queues
        from json_to_recordset(cast(:facts as json))
            as fact (id uuid, type text, body json, queues json)
    ), told as (
        insert into outbox (id, type, occurred_at, correlation_id, body)
        select id, type, :at, :correlation, cast(body as text) from fact
    ), due as (
        insert into delivery (message_id, queue, due_at)
        select id, queue, :due_at from fact, json_array_elements_text(queues) as queue
    )
"""
_WRITE = """, written_{number} as (
        insert into {table} ({columns}) select {columns}
        from json_populate_recordset(cast(null as {table}), cast(:rows_{number} as json))
    )
"""
_KNOCK = "select pg_notify(:channel, '')"


@dataclass(frozen=True)
class Entry:
    """A row that is written in the same breath as the facts are told."""

    table: str
    values: Mapping[str, object]


def publish(session: Session, fact: Fact, *, not_before: datetime | None = None) -> None:
    """Afterwards, once the caller commits, every queue that ROUTES names will hear of `fact`."""
    publish_all(session, [fact], not_before=not_before)


def publish_all(
    session: Session,
    facts: Iterable[Fact],
    *,
    not_before: datetime | None = None,
    beside: Iterable[Entry] = (),
) -> None:
    """The same for many facts at once, in as many statements as for one, with what is `beside`."""
    at = clock.now()
    due_at = max(at, not_before) if not_before else at
    correlation = correlation_id.get() or new_correlation_id()
    told = [_told(fact) for fact in facts]
    written: dict[tuple[str, tuple[str, ...]], list[Mapping[str, object]]] = defaultdict(list)
    for entry in beside:
        written[entry.table, tuple(entry.values)].append(entry.values)
    if not told and not written:
        return
    session.execute(
        _telling(tuple(written)),
        {
            "at": at,
            "correlation": correlation,
            "facts": _as_json(told),
            "due_at": due_at,
            "channel": CHANNEL,
            **{f"rows_{at}": _as_json(rows) for at, rows in enumerate(written.values())},
        },
    )


@cache
def _telling(written: tuple[tuple[str, tuple[str, ...]], ...]) -> TextClause:
    """The statement; the names of tables and columns are those of our own models."""
    entries = (
        _WRITE.format(
            number=number, table=table, columns=", ".join(f'"{name}"' for name in columns)
        )
        for number, (table, columns) in enumerate(written)
    )
    return text("".join((_TELL, *entries, _KNOCK)))


def _as_json(rows: object) -> str:
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"), default=str)


def _told(fact: Fact) -> dict[str, object]:
    return {
        "id": str(uuid4()),
        "type": fact.NAME,
        "body": to_data(fact),
        "queues": ROUTES[type(fact)],
    }

"""What registration has told, read from its outbox."""

import json
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from shared.contracts.fact import Fact, from_data
from shared.messaging.tables import outbox

F = TypeVar("F", bound=Fact)


def told(session: Session, fact: type[F]) -> list[F]:
    """All facts of a kind, in the order in which they were told."""
    session.flush()
    bodies = session.scalars(
        select(outbox.c.body).where(outbox.c.type == fact.NAME).order_by(outbox.c.occurred_at)
    )
    return [from_data(fact, json.loads(body)) for body in bodies if body]

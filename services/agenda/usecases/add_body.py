"""Afterwards there is one more body, of its own or within another; sent twice under one id, it
is one.

May refuse: what its charter may refuse.
"""

from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from services.agenda.models.body import Body, Charter
from services.agenda.usecases.settle_charter import settle_charter
from shared.db import take_turns


def add_body(session: Session, *, charter: Charter, body_id: UUID | None = None) -> Body:
    if body_id:
        take_turns(session, body_id)
        if added := session.get(Body, body_id):
            return added
    body = Body(id=body_id or uuid4())
    settle_charter(session, body=body, charter=charter)
    session.add(body)
    session.flush()
    return body

"""Afterwards the body has no such seat, as if it had never been entered.

A seat that came to its end is not removed but given its last day. May refuse: there is no such
seat in this body.
"""

from uuid import UUID

from sqlalchemy.orm import Session

from services.agenda.models.body import Body, Seat
from services.agenda.models.refusals import NotThere


def remove_seat(session: Session, *, body_id: UUID, seat_id: UUID) -> None:
    body = session.get(Body, body_id, with_for_update=True, populate_existing=True)
    seat = session.get(Seat, seat_id)
    if body is None or seat is None or seat.body_id != body_id:
        raise NotThere
    session.delete(seat)
    body.revision += 1
    session.flush()
    session.expire(body, ["seats"])

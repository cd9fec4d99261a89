"""Afterwards a State or an organisation holds this seat in the body, from one day until another.

A seat that is there already is changed; one sent twice under one id is one. May refuse: there is
no such body, no such seat in it or no such organisation; somebody else saved a change meanwhile.
"""

from datetime import date
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from services.agenda.models.base import Texts
from services.agenda.models.body import Body, Seat
from services.agenda.models.organisation import Organisation
from services.agenda.models.refusals import ChangedMeanwhile, EndsBeforeItStarts, NotThere


def hold_seat(
    session: Session,
    *,
    body_id: UUID,
    state_code: str | None = None,
    organisation_id: UUID | None = None,
    office: Texts | None = None,
    began_on: date | None = None,
    ended_on: date | None = None,
    seat_id: UUID | None = None,
    revision: int | None = None,
) -> Seat:
    """With a revision, the seat must be there; without, it is a new one."""
    body = session.get(Body, body_id, with_for_update=True, populate_existing=True)
    if body is None or (organisation_id and session.get(Organisation, organisation_id) is None):
        raise NotThere
    if began_on and ended_on and ended_on < began_on:
        raise EndsBeforeItStarts
    seat = session.get(Seat, seat_id) if seat_id else None
    if seat is not None and seat.body_id != body_id:
        raise NotThere
    if revision is None:
        if seat is not None:
            return seat
        seat = Seat(id=seat_id or uuid4(), body_id=body_id)
        session.add(seat)
    elif seat is None:
        raise NotThere
    elif body.revision != revision:
        raise ChangedMeanwhile
    seat.state_code, seat.organisation_id = state_code, organisation_id
    seat.office, seat.began_on, seat.ended_on = office or {}, began_on, ended_on
    body.revision += 1
    session.flush()
    session.expire(body, ["seats"])
    return seat

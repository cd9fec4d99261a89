"""Afterwards there is one more series in which meetings are counted; sent twice under one id, it
is one.

May refuse: there is no such body.
"""

from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from services.agenda.models.base import Texts
from services.agenda.models.body import Body
from services.agenda.models.refusals import NotThere
from services.agenda.models.series import Series
from shared.db import take_turns


def add_series(
    session: Session,
    *,
    names: Texts,
    body_id: UUID | None = None,
    series_id: UUID | None = None,
) -> Series:
    if series_id:
        take_turns(session, series_id)
        if added := session.get(Series, series_id):
            return added
    if body_id and session.get(Body, body_id) is None:
        raise NotThere
    series = Series(id=series_id or uuid4(), names=names, body_id=body_id)
    session.add(series)
    session.flush()
    return series

"""Everybody whom a filter shows, whole, in the order of the list on the page."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, joinedload

from services.registration.models.registration import Registration
from services.registration.queries.participants import participants

EVERYBODY = 1_000_000


def people_table(
    session: Session,
    meeting_id: UUID,
    *,
    wanted: str,
    query: str,
    delegation_id: UUID | None,
    also: Sequence[ColumnElement[bool]] = (),
) -> list[Registration]:
    found = participants(
        session,
        meeting_id,
        wanted=wanted,
        query=query,
        delegation_id=delegation_id,
        also=also,
        size=EVERYBODY,
    )
    ids = [each.id for each in found.rows]
    rows = session.scalars(
        select(Registration)
        .where(Registration.id.in_(ids))
        .options(joinedload(Registration.delegation))
        .execution_options(populate_existing=True)
    )
    whole = {each.id: each for each in rows}
    return [whole[id_] for id_ in ids]

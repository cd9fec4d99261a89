"""Afterwards the body is what its charter says.

May refuse: the body above it or an organisation is not there; it would be a part of itself;
another working group of the same body has its letter; an organisation is named twice in one
standing.
"""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from services.agenda.models.body import Body, BodyKind, Charter
from services.agenda.models.organisation import Organisation
from services.agenda.models.refusals import LetterTaken, NamedTwice, NotThere, PartOfItself
from shared.db import take_turns


def settle_charter(session: Session, *, body: Body, charter: Charter) -> None:
    # Two who move bodies or take letters at once would each find them free.
    take_turns(session, "bodies")
    _require_above(session, body.id, charter.parent_id)
    _require_organisations(session, charter)
    if charter.kind == BodyKind.WORKING_GROUP:
        _require_letter(session, body.id, charter)
    body.take(charter)
    session.flush()


def _require_above(session: Session, body_id: UUID, parent_id: UUID | None) -> None:
    while parent_id is not None:
        if parent_id == body_id:
            raise PartOfItself
        parent = session.get(Body, parent_id)
        if parent is None:
            raise NotThere
        parent_id = parent.parent_id


def _require_organisations(session: Session, charter: Charter) -> None:
    if len(set(charter.organisations)) != len(charter.organisations):
        raise NamedTwice
    named = {organisation_id for organisation_id, _ in charter.organisations}
    there = select(func.count()).select_from(Organisation).where(Organisation.id.in_(named))
    if named and session.scalar(there) != len(named):
        raise NotThere


def _require_letter(session: Session, body_id: UUID, charter: Charter) -> None:
    taken = select(Body.id).where(
        Body.parent_id == charter.parent_id, Body.ordinal == charter.ordinal, Body.id != body_id
    )
    if charter.parent_id is not None and session.scalar(taken.limit(1)) is not None:
        raise LetterTaken

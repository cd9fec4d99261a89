"""Afterwards the house knows one more organisation; sent twice under one id, it is one.

May refuse: the organisation that it is a part of is not there.
"""

from collections.abc import Sequence
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from services.agenda.models.base import Texts
from services.agenda.models.organisation import Organisation
from services.agenda.models.refusals import NotThere
from shared.db import take_turns


def add_organisation(
    session: Session,
    *,
    kind: str,
    names: Texts,
    acronyms: Texts | None = None,
    aliases: Sequence[str] = (),
    parent_id: UUID | None = None,
    organisation_id: UUID | None = None,
) -> Organisation:
    if organisation_id:
        take_turns(session, organisation_id)
        if added := session.get(Organisation, organisation_id):
            return added
    if parent_id and session.get(Organisation, parent_id) is None:
        raise NotThere
    organisation = Organisation(
        id=organisation_id or uuid4(),
        kind=kind,
        names=names,
        acronyms=acronyms or {},
        aliases=list(aliases),
        parent_id=parent_id,
    )
    session.add(organisation)
    session.flush()
    return organisation

"""Afterwards the organisation has this sign, or none.

May refuse: there is no such organisation; the picture cannot be read, or is too large.
"""

from uuid import UUID

from sqlalchemy.orm import Session

from services.agenda.models.logo import drawn_logo
from services.agenda.models.organisation import Organisation
from services.agenda.models.refusals import NotThere


def keep_logo(session: Session, *, organisation_id: UUID, content: bytes | None) -> Organisation:
    # Drawn before anything is held: it may take a while.
    logo = drawn_logo(content) if content is not None else None
    held = {"key_share": True}
    organisation = session.get(Organisation, organisation_id, with_for_update=held)
    if organisation is None:
        raise NotThere
    organisation.logo = logo
    organisation.revision += 1
    session.flush()
    return organisation

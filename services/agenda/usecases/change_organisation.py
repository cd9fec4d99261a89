"""Afterwards the organisation is called this, wherever it stands.

May refuse: there is no such organisation, or no such parent; it would be a part of itself;
somebody else saved a change meanwhile. Tells registration and badges of the meetings it is behind.
"""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from services.agenda.models.base import Texts
from services.agenda.models.meeting import Meeting
from services.agenda.models.organisation import Organisation
from services.agenda.models.organiser import Organiser
from services.agenda.models.refusals import ChangedMeanwhile, NotThere, PartOfItself
from services.agenda.usecases.renew_meetings import renew_meetings
from shared.db import take_turns


def change_organisation(
    session: Session,
    *,
    organisation_id: UUID,
    revision: int,
    kind: str,
    names: Texts,
    acronyms: Texts,
    aliases: Sequence[str],
    parent_id: UUID | None,
) -> Organisation:
    # Two who make organisations each other's part at once would close a circle.
    take_turns(session, "organisations")
    # Held so that meetings may still name it: whoever holds one of them does not wait for us.
    organisation = session.get(
        Organisation,
        organisation_id,
        with_for_update={"key_share": True},
        populate_existing=True,
    )
    if organisation is None:
        raise NotThere
    if organisation.revision != revision:
        raise ChangedMeanwhile
    _require_above(session, organisation_id, parent_id)
    is_renamed = organisation.names != names
    organisation.kind, organisation.parent_id = kind, parent_id
    organisation.names, organisation.acronyms = names, acronyms
    organisation.aliases = list(aliases)
    organisation.revision += 1
    session.flush()
    if is_renamed:
        behind = Meeting.organised_by.any(Organiser.organisation_id == organisation_id)
        renew_meetings(session, which=behind)
    return organisation


def _require_above(session: Session, organisation_id: UUID, parent_id: UUID | None) -> None:
    """The parent is there, and nothing above it is the organisation itself."""
    while parent_id is not None:
        if parent_id == organisation_id:
            raise PartOfItself
        parent = session.get(Organisation, parent_id)
        if parent is None:
            raise NotThere
        parent_id = parent.parent_id

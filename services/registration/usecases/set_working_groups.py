"""Organisers name the working groups of their meeting."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm import Session

from services.registration.models.delegation_rules import WorkingGroup


def set_working_groups(
    session: Session, *, meeting_id: UUID, names: Mapping[str, dict[str, str]]
) -> None:
    """Afterwards the meeting has the groups that were named, each under its own letter.

    A group left without a name is no longer offered; who chose it keeps its letter among
    their answers. Tells nobody.
    """
    session.execute(delete(WorkingGroup).where(WorkingGroup.meeting_id == meeting_id))
    for code, texts in names.items():
        if texts:
            session.add(WorkingGroup(meeting_id=meeting_id, code=code, names=texts))
    session.flush()

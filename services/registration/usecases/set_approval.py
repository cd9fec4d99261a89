"""Organisers say whether people are approved one by one, or at once while there are places."""

from uuid import UUID

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.registration.models.delegation_rules import MeetingRules


def set_approval(session: Session, *, meeting_id: UUID, approves: str) -> None:
    """Afterwards whoever sends a registration is taken in that way.

    What was sent before still waits for its decision. Tells nobody.
    """
    session.execute(
        insert(MeetingRules)
        .values(meeting_id=meeting_id, approves=approves)
        .on_conflict_do_update(index_elements=["meeting_id"], set_={"approves": approves})
    )
    session.expire_all()

"""A clearance list has lived for its day."""

from uuid import UUID

from sqlalchemy.orm import Session

from services.registration.models.clearance_list import ClearanceList
from shared import clock


def empty_clearance_list(session: Session, *, list_id: UUID) -> None:
    """Afterwards what it said is gone; that it was made, and of how many it told, stays.

    One that still lives stays as it is. Tells nobody.
    """
    kept = session.get(ClearanceList, list_id, with_for_update=True)
    if kept is not None and clock.now() >= kept.expires_at:
        kept.body = None

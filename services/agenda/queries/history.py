"""What has been done to the draft, and what of it could be taken back?"""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.agenda.models.change import Change

UNDONE, REDONE = "undone", "redone"


def last_change(
    session: Session, meeting_id: UUID, made_by: UUID, *, is_redo: bool = False
) -> Change | None:
    """What would be undone next, or made again: only what was undone after their last own act."""
    own = (
        select(Change)
        .where(
            Change.meeting_id == meeting_id,
            Change.made_by == made_by,
            Change.act.not_in((UNDONE, REDONE)),
        )
        .execution_options(populate_existing=True)
    )
    last = session.scalar(
        own.where(Change.is_undone.is_(False)).order_by(Change.number.desc()).limit(1)
    )
    if not is_redo:
        return last
    after = last.number if last else 0
    return session.scalar(
        own.where(Change.is_undone, Change.number > after).order_by(Change.number).limit(1)
    )

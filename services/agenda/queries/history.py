"""What has been done to the draft, and what of it could be taken back?"""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.agenda.models.account_copy import AccountCopy
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


def others_changes(
    session: Session, meeting_id: UUID, visitor_id: UUID, *, since: int, most: int = 5
) -> Sequence[tuple[Change, str]]:
    """What others did since the draft had this number, the newest of it, and what they are called.

    Somebody whom no account is known of is nameless here.
    """
    found = session.execute(
        select(Change, AccountCopy.name)
        .outerjoin(AccountCopy, AccountCopy.id == Change.made_by)
        .where(
            Change.meeting_id == meeting_id,
            Change.made_by != visitor_id,
            Change.number > since,
        )
        .order_by(Change.number.desc())
        .limit(most)
    )
    return [(change, name or "") for change, name in found][::-1]

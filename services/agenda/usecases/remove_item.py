"""Afterwards the draft is without this item; published editions keep it, undoing brings it back.

May refuse: no such item in this meeting; somebody else changed it meanwhile.
"""

from uuid import UUID

from sqlalchemy.orm import Session

from services.agenda.usecases.hold_draft import hold_draft


def remove_item(
    session: Session,
    *,
    meeting_id: UUID,
    made_by: UUID,
    item_id: UUID,
    revision: int | None = None,
) -> None:
    draft = hold_draft(session, meeting_id=meeting_id, made_by=made_by)
    item = draft.take(item_id, revision)
    draft.settle("removed", removed=[item])

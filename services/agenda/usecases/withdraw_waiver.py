"""Afterwards nobody's word stands for this clash: it stops the publishing again while it is there.

What was published by that word stays. May refuse: there is no such meeting; nobody has given
their word for this clash.
"""

from uuid import UUID

from sqlalchemy.orm import Session

from services.agenda.models.refusals import NotThere
from services.agenda.models.waiver import Waiver
from services.agenda.usecases.hold_draft import hold_draft


def withdraw_waiver(session: Session, *, meeting_id: UUID, clash: str, withdrawn_by: UUID) -> None:
    draft = hold_draft(session, meeting_id=meeting_id, made_by=withdrawn_by)
    waiver = session.get(Waiver, (meeting_id, clash), populate_existing=True)
    if waiver is None:
        raise NotThere
    session.delete(waiver)
    draft.meeting.draft_number += 1
    session.flush()

"""Afterwards this clash no longer stops the publishing, by this person's word and for this reason.

The word is about the clash as it stands; once it changes it is another one. Given again, it is
the newer reason that counts.
May refuse: there is no such meeting; the clash is not in the draft, or no longer; it stops nothing.
"""

from uuid import UUID

from sqlalchemy.orm import Session

from services.agenda.models.refusals import ClashGone, NeedsNoWaiver
from services.agenda.models.waiver import Waiver
from services.agenda.queries.clashes import clashes_of
from services.agenda.queries.plan_of import plan_of
from services.agenda.usecases.hold_draft import hold_draft
from shared import clock


def waive_clash(
    session: Session, *, meeting_id: UUID, clash: str, reason: str, given_by: UUID
) -> Waiver:
    draft = hold_draft(session, meeting_id=meeting_id, made_by=given_by)
    clashes = clashes_of(plan_of(session, draft.meeting))
    found = next((each for each in clashes if each.key == clash), None)
    if found is None:
        raise ClashGone
    if not found.is_blocking:
        raise NeedsNoWaiver
    waiver = session.get(Waiver, (meeting_id, clash), populate_existing=True)
    if waiver is None:
        waiver = Waiver(meeting_id=meeting_id, clash=clash)
        session.add(waiver)
    waiver.reason, waiver.given_by, waiver.given_at = reason, given_by, clock.now()
    # Whoever has the draft open sees it at once.
    draft.meeting.draft_number += 1
    session.flush()
    return waiver

"""Somebody answers by name for all of a delegation who come without its note verbale."""

from uuid import UUID

from sqlalchemy.orm import Session

from services.registration.models.course import AlreadyDecided
from services.registration.models.review_rules import NoteWaiver
from services.registration.queries.review_rules import lacking_in
from services.registration.usecases.hold_delegation import hold_delegation
from services.registration.usecases.waive_note import waive_note


def waive_for_delegation(
    session: Session, *, meeting_id: UUID, delegation_id: UUID, account_id: UUID, reason: str
) -> list[NoteWaiver]:
    """Afterwards each who waits now may be approved without the note; each has a waiver noted.

    Whoever comes later needs a note or a waiver of their own. May be refused: NotTheirStep to
    whoever does not approve, AlreadyDecided where nothing is to be waived. Tells nobody.
    """
    delegation = hold_delegation(session, delegation_id=delegation_id)
    lacking = lacking_in(session, delegation)
    if delegation.meeting_id != meeting_id or not lacking:
        raise AlreadyDecided
    return [
        waive_note(
            session,
            meeting_id=meeting_id,
            registration_id=each,
            account_id=account_id,
            reason=reason,
        )
        for each in sorted(lacking)
    ]

"""Somebody answers by name for a person whose delegation has sent no note verbale."""

from uuid import UUID

from sqlalchemy.orm import Session

from services.registration.models.course import AlreadyDecided
from services.registration.models.review_rules import NoteWaiver
from services.registration.queries.review_rules import lacks_note, rules_of
from services.registration.usecases.hold_for_review import hold_for_review
from services.registration.usecases.note_step import note_step
from shared import clock


def waive_note(
    session: Session, *, meeting_id: UUID, registration_id: UUID, account_id: UUID, reason: str
) -> NoteWaiver:
    """Afterwards the person may be approved without the note, and who answers for it is kept.

    It holds for this delegation alone. May be refused: NotTheirStep to whoever does not approve,
    AlreadyDecided where nothing is to be waived. Tells nobody.
    """
    registration = hold_for_review(
        session,
        meeting_id=meeting_id,
        registration_id=registration_id,
        account_id=account_id,
        step="approve",
        is_early=True,
    )
    rules = rules_of(session, meeting_id)
    if not registration.is_under_review or not lacks_note(session, rules, registration):
        raise AlreadyDecided
    waiver = session.get(NoteWaiver, registration_id) or NoteWaiver(registration_id=registration_id)
    waiver.delegation_id = registration.joined.id
    waiver.account_id, waiver.reason, waiver.at = account_id, reason, clock.now()
    session.add(waiver)
    session.flush()
    note_step(
        session,
        registration=registration,
        what="waived",
        by=account_id,
        deed="note_waived",
        values={"words": reason},
    )
    return waiver

"""Somebody whom a focal point has entered is taken out again before anything is sent."""

from uuid import UUID

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from services.registration.models.course import NotADraft
from services.registration.models.mail import Mail
from services.registration.models.registration import Event, Photo
from services.registration.usecases.hold_draft import hold_draft


def drop_draft(session: Session, *, registration_id: UUID) -> None:
    """Afterwards nothing of the draft is left; a letter that told of it stays in the mailbox.

    Only what a focal point entered goes this way. May be refused: NotADraft. Tells nobody.
    """
    draft = hold_draft(session, registration_id=registration_id)
    if draft.entered_by is None or draft.amends_id is not None:
        raise NotADraft
    for each in (Photo, Event):
        session.execute(delete(each).where(each.registration_id == draft.id))
    session.execute(
        update(Mail).where(Mail.registration_id == draft.id).values(registration_id=None)
    )
    session.delete(draft)
    session.flush()

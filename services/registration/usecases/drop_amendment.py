"""A person leaves what they have sent as it is."""

from uuid import UUID

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from services.registration.models.mail import Mail
from services.registration.models.registration import Photo
from services.registration.usecases.hold_draft import hold_draft


def drop_amendment(session: Session, *, registration_id: UUID) -> UUID | None:
    """Afterwards the draft of the changes is gone, with all that was in it.

    Answers with the registration that it would have changed; a draft that changes none stays.
    May be refused: NotADraft. Tells nobody.
    """
    draft = hold_draft(session, registration_id=registration_id)
    amends_id = draft.amends_id
    if amends_id is not None:
        session.execute(delete(Photo).where(Photo.registration_id == draft.id))
        # A letter with a link to the draft was sent, and the mailbox goes on showing it.
        session.execute(
            update(Mail).where(Mail.registration_id == draft.id).values(registration_id=amends_id)
        )
        session.delete(draft)
        session.flush()
    return amends_id

"""A person adds their portrait, or says that they will have none."""

import hashlib
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm import Session

from services.registration.models.portrait import Portrait
from services.registration.models.registration import Photo
from services.registration.usecases.hold_draft import hold_draft


def save_photo(session: Session, *, registration_id: UUID, portrait: Portrait | None) -> None:
    """Afterwards the draft has this portrait, or none, and the question is answered.

    May be refused: NotADraft; whatever is no portrait was refused when it was read. Tells nobody.
    """
    registration = hold_draft(session, registration_id=registration_id)
    registration.photo_answered = True
    session.execute(delete(Photo).where(Photo.registration_id == registration_id))
    if portrait:
        session.add(
            Photo(
                registration_id=registration_id,
                original=portrait.whole,
                print_jpeg=portrait.print_jpeg,
                digest=hashlib.sha256(portrait.print_jpeg).hexdigest()[:16],
                advice=list(portrait.advice),
            )
        )

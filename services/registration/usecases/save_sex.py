"""A person says which sex their passport names, or that they prefer not to."""

from uuid import UUID

from sqlalchemy.orm import Session

from services.registration.usecases.hold_draft import hold_draft


def save_sex(session: Session, *, registration_id: UUID, sex: str) -> None:
    """Afterwards the question is answered in the draft; that one prefers not to say is an answer.

    May be refused: NotADraft. Tells nobody.
    """
    registration = hold_draft(session, registration_id=registration_id)
    registration.sex = sex
    session.flush()

"""Organisers leave the wording of a letter to the house again."""

from uuid import UUID

from sqlalchemy.orm import Session

from services.registration.models.letter_text import LetterText
from services.registration.usecases.record_trace import record_trace


def reset_letter_text(
    session: Session, *, meeting_id: UUID, kind: str, language: str, by: UUID
) -> None:
    """Afterwards letters of the kind in that language say what the house says; twice is as once.

    Tells nobody.
    """
    own = session.get(LetterText, (meeting_id, kind, language), with_for_update=True)
    if own is None:
        return
    session.delete(own)
    record_trace(
        session,
        what="letter_text_reset",
        about_kind="meeting",
        about_id=meeting_id,
        by=by,
        meeting_id=meeting_id,
        values={"kind": kind, "language": language},
    )

"""Organisers word a letter of their meeting themselves."""

from uuid import UUID

from sqlalchemy.orm import Session

from services.registration.models.letter_text import LetterText
from services.registration.usecases.record_trace import record_trace
from shared import clock


def change_letter_text(
    session: Session,
    *,
    meeting_id: UUID,
    kind: str,
    language: str,
    subject: str,
    body: str,
    by: UUID,
) -> None:
    """Afterwards every letter of the kind in that language says this; the trace says who chose it.

    Tells nobody: letters that were written before stay as they are.
    """
    text = LetterText(
        meeting_id=meeting_id,
        kind=kind,
        language=language,
        subject=subject,
        body=body,
        changed_at=clock.now(),
    )
    session.merge(text)
    record_trace(
        session,
        what="letter_text_changed",
        about_kind="meeting",
        about_id=meeting_id,
        by=by,
        meeting_id=meeting_id,
        values={"kind": kind, "language": language},
    )

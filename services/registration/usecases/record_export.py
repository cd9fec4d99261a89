"""A file with many people's data leaves the house, and that it did is written down."""

from uuid import UUID

from sqlalchemy.orm import Session

from services.registration.usecases.record_trace import record_trace


def record_export(
    session: Session,
    *,
    meeting_id: UUID,
    which: str,
    number: int,
    by: UUID,
    about_kind: str = "meeting",
    about_id: UUID | None = None,
) -> None:
    """Afterwards the trace says which list it was, of how many people, and who took it.

    `which` has its words with those of the trace. Without `about_id` the line is about the
    meeting. Tells nobody.
    """
    record_trace(
        session,
        what="export_made",
        about_kind=about_kind,
        about_id=about_id or meeting_id,
        by=by,
        meeting_id=meeting_id,
        values={"export": which, "number": str(number)},
    )

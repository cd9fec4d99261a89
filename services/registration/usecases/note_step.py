"""A step of review is written down, in the person's history and in the trace."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy.orm import Session

from services.registration.models.registration import Event, Registration
from services.registration.usecases.record_trace import record_trace
from shared import clock


def note_step(
    session: Session,
    *,
    registration: Registration,
    what: str,
    by: UUID,
    deed: str = "",
    values: Mapping[str, str] | None = None,
) -> None:
    """Afterwards the history says what was done, and the trace by whom to whom. Tells nobody."""
    session.add(Event(registration_id=registration.id, at=clock.now(), account_id=by, what=what))
    record_trace(
        session,
        what=deed or f"registration_{what.replace('-', '_')}",
        about_kind="registration",
        about_id=registration.id,
        by=by,
        meeting_id=registration.meeting_id,
        values=values,
    )

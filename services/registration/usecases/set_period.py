"""Organisers say from when to when a meeting takes registrations."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.registration.models.meeting_copy import Period
from services.registration.usecases.record_trace import record_trace


def set_period(
    session: Session,
    *,
    meeting_id: UUID,
    opens_at: datetime | None,
    closes_at: datetime | None,
    freezes_at: datetime | None = None,
    takes_late: bool = False,
    by: UUID | None = None,
) -> None:
    """Afterwards registration opens and closes at these moments; nothing said is no limit.

    The end of the meeting closes it in any case. Until it freezes, one person may come in
    another's place; where the late are taken, focal points may send people after the last day.
    Tells nobody.
    """
    moments = {"opens_at": opens_at, "closes_at": closes_at, "freezes_at": freezes_at}
    values = {**moments, "takes_late": takes_late}
    session.execute(
        insert(Period)
        .values(meeting_id=meeting_id, **values)
        .on_conflict_do_update(index_elements=["meeting_id"], set_=values)
    )
    record_trace(
        session,
        what="period_set",
        about_kind="meeting",
        about_id=meeting_id,
        by=by,
        meeting_id=meeting_id,
        values={name: at.isoformat() if at else "" for name, at in moments.items()},
    )

"""The note verbale or letter that names a delegation is received."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session

from services.registration.models.delegation import Delegation
from services.registration.models.note_verbale import NoteVerbale
from services.registration.models.scan import Scan
from services.registration.usecases.hold_delegation import hold_delegation
from services.registration.usecases.record_trace import record_trace
from shared import clock


def save_note_verbale(
    session: Session,
    *,
    delegation_id: UUID,
    by: UUID,
    by_kind: Literal["account", "focal_point"],
    number: str,
    dated: date,
    scan: Scan,
) -> NoteVerbale:
    """Afterwards it is the delegation's note verbale; the one before it stays among the earlier.

    A focal point or staff enter it; what is no paper was refused when read. Tells nobody.
    """
    now = clock.now()
    delegation = _hold_without_note(session, delegation_id, now)
    note = NoteVerbale(
        delegation_id=delegation.id,
        number=number,
        dated=dated,
        file=scan.content,
        media_type=scan.media_type,
        size=len(scan.content),
        uploaded_at=now,
        by_kind=by_kind,
        by=by,
    )
    session.add(note)
    session.flush()
    record_trace(
        session,
        what="note_verbale_received",
        about_kind="delegation",
        about_id=delegation.id,
        by=by,
        by_kind=by_kind,
        meeting_id=delegation.meeting_id,
        values={"number": number},
    )
    return note


def _hold_without_note(session: Session, delegation_id: UUID, at: datetime) -> Delegation:
    """The note that it has is its present one no longer."""
    delegation = hold_delegation(session, delegation_id=delegation_id)
    session.execute(
        update(NoteVerbale)
        .where(NoteVerbale.delegation_id == delegation_id, NoteVerbale.replaced_at.is_(None))
        .values(replaced_at=at)
    )
    return delegation

"""Which note verbale a delegation was named by."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.note_verbale import NoteVerbale


def has_note(session: Session, delegation_id: UUID) -> bool:
    asked = select(NoteVerbale.id).where(
        NoteVerbale.delegation_id == delegation_id, NoteVerbale.replaced_at.is_(None)
    )
    return session.scalar(asked) is not None


def notes_of(session: Session, delegation_id: UUID) -> Sequence[NoteVerbale]:
    """The present one first, then those before it, without the papers themselves."""
    return session.scalars(
        select(NoteVerbale)
        .where(NoteVerbale.delegation_id == delegation_id)
        .order_by(NoteVerbale.uploaded_at.desc())
    ).all()


def note_of(session: Session, delegation_id: UUID, note_id: UUID) -> NoteVerbale | None:
    return session.scalar(
        select(NoteVerbale).where(
            NoteVerbale.id == note_id, NoteVerbale.delegation_id == delegation_id
        )
    )

"""The photo by which the desk knows that it is the right person."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.badges.models.participant_copy import ParticipantCopy


def portrait_revision(session: Session, meeting_id: UUID, participant_id: UUID) -> int | None:
    """Of which revision the photo is; nothing where there is none."""
    return session.scalar(
        select(ParticipantCopy.revision).where(
            ParticipantCopy.id == participant_id,
            ParticipantCopy.meeting_id == meeting_id,
            ParticipantCopy.has_photo,
        )
    )


def portrait(session: Session, meeting_id: UUID, participant_id: UUID) -> bytes | None:
    return session.scalar(
        select(ParticipantCopy.photo).where(
            ParticipantCopy.id == participant_id, ParticipantCopy.meeting_id == meeting_id
        )
    )

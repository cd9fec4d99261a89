"""The paper of a badge, if it may be printed at this moment."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from services.badges.models.badge import READY, Badge


def badge_pdf(session: Session, meeting_id: UUID, badge_id: UUID) -> Badge | None:
    return session.scalar(
        select(Badge)
        .where(Badge.id == badge_id, Badge.meeting_id == meeting_id, Badge.state == READY)
        .options(undefer(Badge.pdf))
    )

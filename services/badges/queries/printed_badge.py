"""Which badge is it that was just sent to the printer?"""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.badges.models.badge import READY, Badge
from services.badges.models.badge_print import BadgePrint


def printed_badge(session: Session, meeting_id: UUID, print_id: UUID) -> Badge | None:
    return session.scalar(
        select(Badge)
        .join(BadgePrint, BadgePrint.badge_id == Badge.id)
        .where(BadgePrint.id == print_id, Badge.meeting_id == meeting_id, Badge.state == READY)
    )

"""A participant may be printed: a badge is kept ready for the day they come."""

from uuid import UUID

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from services.badges.models.badge import REVOKED, Badge
from services.badges.models.participant_copy import ParticipantCopy
from services.badges.models.refusals import NotApproved
from shared.contracts.badges import BadgeDue
from shared.messaging.outbox import publish


def require_badge(session: Session, *, participant_id: UUID) -> Badge:
    """Afterwards the participant has one valid badge, due to be drawn from what is known now.

    Refuses whoever may not be printed. Tells badges' own slow queue.
    """
    participant = session.get_one(ParticipantCopy, participant_id, with_for_update=True)
    if not participant.may_print:
        raise NotApproved
    badge = session.scalar(
        select(Badge)
        .where(Badge.participant_id == participant_id, Badge.state != REVOKED)
        .with_for_update()
    )
    if badge is None:
        badge = Badge(
            meeting_id=participant.meeting_id,
            participant_id=participant_id,
            serial=_next_serial(session, participant.meeting_id),
        )
        session.add(badge)
    else:
        badge.become_due()
    session.flush()
    publish(session, BadgeDue(participant_id=participant_id, revision=participant.revision))
    return badge


def _next_serial(session: Session, meeting_id: UUID) -> int:
    """Numbers are given one after another in each meeting; two at once wait for each other."""
    session.execute(
        text("select pg_advisory_xact_lock(hashtextextended(:meeting, 0))"),
        {"meeting": str(meeting_id)},
    )
    last = session.scalar(select(func.max(Badge.serial)).where(Badge.meeting_id == meeting_id))
    return (last or 0) + 1

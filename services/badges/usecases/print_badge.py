"""A badge goes to the printer."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.badges.models.badge import REVOKED, Badge
from services.badges.models.badge_print import FIRST, REASONS, BadgePrint
from services.badges.models.participant_copy import ParticipantCopy
from services.badges.models.refusals import (
    NoSuchBadge,
    NoSuchReason,
    NotApproved,
    ReasonMissing,
)
from services.badges.usecases.draw_badge import draw_badge
from shared import clock


def print_badge(
    session: Session,
    *,
    meeting_id: UUID,
    badge_id: UUID,
    print_id: UUID,
    station: str,
    printed_by: UUID,
    reason: str = FIRST,
) -> Badge:
    """Afterwards the printing is on record and the badge holds the paper to send to the printer.

    `print_id` is made by the page: one press sent twice is one printing. Refuses whoever is not
    approved at this moment, a badge of another meeting, a press that was for another badge, a
    second printing without a reason. Draws what is still due, so that nobody waits for the slow
    queue. Tells nobody.
    """
    if reason not in (FIRST, *REASONS):
        raise NoSuchReason
    badge = _badge_meant(session, meeting_id, badge_id, print_id)
    _hold_approval(session, badge)
    draw_badge(session, participant_id=badge.participant_id)
    earlier = session.scalars(select(BadgePrint.id).where(BadgePrint.badge_id == badge_id)).all()
    if print_id in earlier:
        return badge
    if earlier and reason == FIRST:
        raise ReasonMissing
    session.add(
        BadgePrint(
            id=print_id,
            badge_id=badge_id,
            printed_at=clock.now(),
            printed_by=printed_by,
            station=station,
            reason=reason if earlier else FIRST,
        )
    )
    session.flush()
    return badge


def _badge_meant(session: Session, meeting_id: UUID, badge_id: UUID, print_id: UUID) -> Badge:
    badge = session.get(Badge, badge_id)
    if badge is None or badge.meeting_id != meeting_id:
        raise NoSuchBadge
    printed = session.get(BadgePrint, print_id)
    if printed is not None and printed.badge_id != badge_id:
        raise NoSuchBadge
    return badge


def _hold_approval(session: Session, badge: Badge) -> None:
    """Until the caller commits, nobody takes the approval back; whoever was quicker is obeyed."""
    participant = session.get_one(
        ParticipantCopy, badge.participant_id, with_for_update=True, populate_existing=True
    )
    session.refresh(badge, with_for_update=True)
    if not participant.may_print or badge.state == REVOKED:
        raise NotApproved

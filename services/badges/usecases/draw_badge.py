"""A badge that is due becomes ready: its paper is drawn from what is known of the person now."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from services.badges.models.badge import REVOKED, Badge
from services.badges.models.meeting_copy import MeetingCopy
from services.badges.models.participant_copy import ParticipantCopy
from services.badges.models.refusals import MeetingUnknown, NotApproved
from services.badges.pdf.badge_paper import draw_badge_paper
from shared import clock


def draw_badge(session: Session, *, participant_id: UUID) -> Badge:
    """Afterwards the participant's valid badge is ready and shows the newest of both copies.

    Draws nothing when it does already. Refuses whoever may not be printed, and waits for a
    meeting that has not been heard of. Tells nobody.
    """
    participant = session.scalar(
        select(ParticipantCopy)
        .where(ParticipantCopy.id == participant_id)
        .options(undefer(ParticipantCopy.photo))
        .with_for_update()
    )
    badge = session.scalar(
        select(Badge)
        .where(Badge.participant_id == participant_id, Badge.state != REVOKED)
        .with_for_update()
    )
    if participant is None or badge is None or not participant.may_print:
        raise NotApproved
    meeting = session.get(MeetingCopy, badge.meeting_id)
    if meeting is None:
        raise MeetingUnknown
    if not badge.is_ready or _is_older(badge, participant, meeting):
        badge.become_ready(
            draw_badge_paper(badge, participant, meeting),
            made_from=participant.revision,
            meeting=meeting.revision,
            at=clock.now(),
        )
        session.flush()
    return badge


def _is_older(badge: Badge, participant: ParticipantCopy, meeting: MeetingCopy) -> bool:
    return (badge.made_from, badge.made_from_meeting) != (participant.revision, meeting.revision)

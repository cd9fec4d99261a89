"""Agenda has told us of a meeting: badges that show its old names or dates are drawn again."""

from typing import Any
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from services.badges.models.badge import DUE, REVOKED, Badge
from services.badges.models.meeting_copy import MeetingCopy
from services.badges.models.participant_copy import ParticipantCopy
from shared.contracts.badges import BadgeDue
from shared.db import keep_newer
from shared.messaging.outbox import publish_all

SHOWN = ("names", "city", "starts_on", "ends_on")


def keep_meeting(session: Session, *, values: dict[str, Any]) -> None:
    """Afterwards the copy is the newest told, and no valid badge shows another name or date.

    Older news change nothing. Tells badges' own slow queue of every badge that is due, one by one,
    so that drawing many never delays a fact.
    """
    known = session.get(MeetingCopy, values["id"])
    before = {name: getattr(known, name) for name in SHOWN} if known else None
    if not keep_newer(session, MeetingCopy, values):
        return
    if before == {name: values[name] for name in SHOWN}:
        return
    meeting_id: UUID = values["id"]
    session.execute(
        update(Badge)
        .where(Badge.meeting_id == meeting_id, Badge.state != REVOKED)
        .values(state=DUE)
    )
    due = session.execute(
        select(ParticipantCopy.id, ParticipantCopy.revision)
        .join(Badge, Badge.participant_id == ParticipantCopy.id)
        .where(Badge.meeting_id == meeting_id, Badge.state == DUE)
    )
    publish_all(
        session,
        [
            BadgeDue(participant_id=participant_id, revision=revision)
            for participant_id, revision in due
        ],
    )

"""A participant may no longer be printed: what they wear stops being a badge."""

from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from services.badges.models.badge import REVOKED, Badge

# Composed once: it takes longer to compose than to ask.
_VALID = (
    select(Badge)
    .where(Badge.participant_id == bindparam("participant_id"), Badge.state != REVOKED)
    .with_for_update()
)


def revoke_badge(session: Session, *, participant_id: UUID) -> bool:
    """Afterwards the participant has no valid badge and no paper of theirs is kept; says whether
    there was one. Refuses nothing. Whoever is printing this very badge has finished before.

    The same order as everywhere, the person first and then the badge: whoever revokes has just
    changed the person, and so holds them.
    """
    badge = session.scalar(_VALID, {"participant_id": participant_id})
    if badge is None:
        return False
    badge.revoke()
    session.flush()
    return True

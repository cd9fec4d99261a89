"""A badge waits to be drawn."""

from sqlalchemy.orm import Session

from services.badges.models.refusals import MeetingUnknown, NotApproved
from services.badges.usecases.draw_badge import draw_badge
from shared.contracts.badges import BadgeDue


def on_badge_due(session: Session, fact: BadgeDue) -> None:
    """Approval taken back in the meantime is no trouble; nor is a meeting that is still to be heard
    of, since its news make all its badges due again.
    """
    try:
        draw_badge(session, participant_id=fact.participant_id)
    except (NotApproved, MeetingUnknown):
        return

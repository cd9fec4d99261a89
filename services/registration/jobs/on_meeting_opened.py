"""A meeting exists: whoever opened it is its organiser."""

from sqlalchemy.orm import Session

from services.registration.usecases.give_role import give_role
from shared.contracts.agenda import MeetingOpened


def on_meeting_opened(session: Session, fact: MeetingOpened) -> None:
    """An account that is not there yet is on its way: the fact comes again until it is."""
    give_role(session, account_id=fact.opened_by, meeting_id=fact.meeting_id, role="organiser")

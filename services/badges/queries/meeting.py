"""Which meeting does this address name?"""

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.badges.models.meeting_copy import MeetingCopy


def find_meeting(session: Session, slug: str) -> MeetingCopy | None:
    return session.scalar(select(MeetingCopy).where(MeetingCopy.slug == slug))

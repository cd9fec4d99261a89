"""Which meetings are there, for the public and for staff?"""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from services.agenda.models.meeting import Meeting, State
from services.agenda.models.slug import is_slug


@dataclass(frozen=True)
class PublicMeetings:
    upcoming: list[Meeting]
    past: list[Meeting]


def find_meeting(session: Session, slug: str) -> Meeting | None:
    if not is_slug(slug):
        return None
    return session.scalar(select(Meeting).where(Meeting.slug == slug))


def public_meetings(session: Session) -> PublicMeetings:
    """The next meeting first, and of those that are over the latest first."""
    found = session.scalars(
        select(Meeting)
        .where(Meeting.state == State.PUBLISHED)
        .order_by(Meeting.starts_on, Meeting.slug)
    ).all()
    return PublicMeetings(
        upcoming=[each for each in found if not each.is_over],
        past=[each for each in reversed(found) if each.is_over],
    )


def staff_meetings(
    session: Session, *, account_id: UUID, held: Collection[UUID], sees_all: bool
) -> list[Meeting]:
    """The meetings that this member of staff has a part in, the latest first."""
    statement = select(Meeting).order_by(Meeting.starts_on.desc(), Meeting.slug)
    if not sees_all:
        statement = statement.where(or_(Meeting.id.in_(held), Meeting.opened_by == account_id))
    return list(session.scalars(statement))

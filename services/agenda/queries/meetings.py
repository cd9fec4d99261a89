"""Which meetings are there, for the public and for staff?"""

from dataclasses import dataclass

from sqlalchemy import String, bindparam, or_, select
from sqlalchemy.orm import Session, selectinload

from services.agenda.models.meeting import Meeting, State
from services.agenda.models.slug import is_slug
from shared.web.access import Visitor

# Made once: it is asked before every page of a meeting.
BY_SLUG = select(Meeting).where(Meeting.slug == bindparam("slug", type_=String()))


@dataclass(frozen=True)
class PublicMeetings:
    upcoming: list[Meeting]
    past: list[Meeting]


def find_meeting(session: Session, slug: str) -> Meeting | None:
    if not is_slug(slug):
        return None
    return session.scalar(BY_SLUG, {"slug": slug})


def public_meetings(session: Session) -> PublicMeetings:
    """The next meeting first, and of those that are over the latest first."""
    found = session.scalars(
        select(Meeting)
        .where(Meeting.state == State.PUBLISHED)
        .order_by(Meeting.starts_on, Meeting.slug)
        .options(selectinload(Meeting.organised_by))
    ).all()
    return PublicMeetings(
        upcoming=[each for each in found if not each.is_over],
        past=[each for each in reversed(found) if each.is_over],
    )


def staff_meetings(session: Session, visitor: Visitor) -> list[Meeting]:
    """The meetings that this member of staff has a part in, the latest first."""
    statement = select(Meeting).order_by(Meeting.starts_on.desc(), Meeting.slug)
    if not visitor.is_administrator:
        statement = statement.where(
            or_(Meeting.id.in_(visitor.roles), Meeting.opened_by == visitor.id)
        )
    # A role that was taken away stays in the list of roles, empty.
    return [each for each in session.scalars(statement) if visitor.roles_in(each)]

"""Which edition of the programme does the public read, and which came before?"""

from sqlalchemy import select
from sqlalchemy.orm import Session, defer

from services.agenda.models.edition import Edition
from services.agenda.models.meeting import Meeting, State
from services.agenda.models.slug import is_slug


def newest_edition(session: Session, slug: str) -> tuple[Meeting, Edition | None] | None:
    """The public meeting of that name with the edition in force, in one question."""
    if not is_slug(slug):
        return None
    row = session.execute(
        select(Meeting, Edition)
        .outerjoin(Edition, Edition.meeting_id == Meeting.id)
        .where(Meeting.slug == slug, Meeting.state == State.PUBLISHED)
        .order_by(Edition.number.desc())
        .limit(1)
        # What an edition says is read only when it has to be drawn.
        .options(defer(Edition.snapshot))
    ).first()
    return (row[0], row[1]) if row else None


def edition_of(session: Session, meeting: Meeting, number: int) -> Edition | None:
    return session.get(Edition, (meeting.id, number))

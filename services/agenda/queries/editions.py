"""Which edition of the programme does the public read, and which came before?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select
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


@dataclass(frozen=True)
class Published:
    """An edition as it stands in the list of all, without what is in it."""

    number: int
    symbol: str
    suffix: str
    languages: Sequence[str]
    published_at: datetime


def all_editions(session: Session, meeting: Meeting) -> list[Published]:
    """The newest first."""
    rows = session.execute(
        select(
            Edition.number,
            Edition.symbol,
            Edition.suffix,
            Edition.languages,
            Edition.published_at,
        )
        .where(Edition.meeting_id == meeting.id)
        .order_by(Edition.number.desc())
    )
    return [Published(*row) for row in rows]


def cited_in(session: Session, edition: Edition, language: str) -> Edition:
    """The edition that this language goes by: a correction of others left it as it was."""
    if not edition.languages or language in edition.languages:
        return edition
    before = session.scalar(
        select(Edition)
        .where(
            Edition.meeting_id == edition.meeting_id,
            Edition.number < edition.number,
            or_(
                func.cardinality(Edition.languages) == 0,
                Edition.languages.any_() == language,
            ),
        )
        .order_by(Edition.number.desc())
        .limit(1)
    )
    return before or edition

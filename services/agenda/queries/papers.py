"""Which papers are there of a meeting's editions, and where is each?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from services.agenda.models.edition import Edition
from services.agenda.models.programme_paper import ProgrammePaper


@dataclass(frozen=True)
class Papers:
    """The papers of one edition: by kind, the languages that are pressed and may be taken."""

    edition: Edition
    pressed: Mapping[str, Sequence[str]]
    # Some wait still.
    is_waiting: bool


def papers_of(session: Session, meeting_id: UUID) -> list[Papers]:
    """The newest edition first."""
    editions = session.scalars(
        select(Edition).where(Edition.meeting_id == meeting_id).order_by(Edition.number.desc())
    ).all()
    found = session.execute(
        select(
            ProgrammePaper.number,
            ProgrammePaper.kind,
            ProgrammePaper.language,
            ProgrammePaper.pressed_at,
        ).where(ProgrammePaper.meeting_id == meeting_id)
    ).all()
    made = []
    for edition in editions:
        own = [row for row in found if row.number == edition.number]
        pressed: dict[str, list[str]] = {}
        for row in own:
            if row.pressed_at is not None:
                pressed.setdefault(row.kind, []).append(row.language)
        made.append(Papers(edition, pressed, any(row.pressed_at is None for row in own)))
    return made


def paper_of(
    session: Session, meeting_id: UUID, number: int, kind: str, language: str
) -> ProgrammePaper | None:
    which = (meeting_id, number, kind, language)
    return session.get(ProgrammePaper, which, options=[undefer(ProgrammePaper.pdf)])

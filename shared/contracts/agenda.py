"""What agenda tells the others: which meetings there are."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from shared.contracts.fact import Fact


@dataclass(frozen=True, kw_only=True)
class MeetingOpened(Fact):
    """A meeting exists, and who opened it: registration gives that account its role."""

    NAME: ClassVar[str] = "agenda.meeting_opened.v1"
    meeting_id: UUID
    opened_by: UUID


@dataclass(frozen=True, kw_only=True)
class MeetingPublished(Fact):
    """A meeting as the public may know it; told again, with a higher revision, when it changes."""

    NAME: ClassVar[str] = "agenda.meeting_published.v1"
    meeting_id: UUID
    revision: int
    slug: str
    names: dict[str, str]
    organisers: dict[str, str]
    venue: dict[str, str]
    city: dict[str, str]
    time_zone: str
    starts_on: date
    ends_on: date
    opened_by: UUID


@dataclass(frozen=True, kw_only=True)
class ProgrammePaperDue(Fact):
    """A paper of an edition waits to be pressed by agenda's own slow work."""

    NAME: ClassVar[str] = "agenda.programme_paper_due.v1"
    meeting_id: UUID
    number: int
    kind: str
    language: str


@dataclass(frozen=True, kw_only=True)
class AgendaNoticeDue(Fact):
    """Agenda has something to say to certain people; registration writes the letters."""

    NAME: ClassVar[str] = "agenda.notice_due.v1"
    meeting_id: UUID
    # Participants or accounts of staff; each gets a letter of their own.
    person_ids: tuple[UUID, ...]
    # Language to text; whoever reads another language gets the first that there is.
    subject: dict[str, str]
    body: dict[str, str]
    # Where to read more, a path within the house.
    path: str | None = None

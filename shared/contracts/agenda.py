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

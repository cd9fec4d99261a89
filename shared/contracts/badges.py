"""What badges tells the others: who has come."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from shared.contracts.fact import Fact


@dataclass(frozen=True, kw_only=True)
class ArrivalRecorded(Fact):
    """A person was received at a desk."""

    NAME: ClassVar[str] = "badges.arrival_recorded.v1"
    arrival_id: UUID
    meeting_id: UUID
    participant_id: UUID
    arrived_at: datetime
    station: str


@dataclass(frozen=True, kw_only=True)
class BadgeDue(Fact):
    """A person's badge has to be made, or made again."""

    NAME: ClassVar[str] = "badges.badge_due.v1"
    participant_id: UUID
    revision: int


@dataclass(frozen=True, kw_only=True)
class BadgesNoticeDue(Fact):
    """Badges has something to say to certain people; registration writes the letters."""

    NAME: ClassVar[str] = "badges.notice_due.v1"
    meeting_id: UUID
    # Participants or accounts of staff; each gets a letter of their own.
    person_ids: tuple[UUID, ...]
    # Language to text; whoever reads another language gets the first that there is.
    subject: dict[str, str]
    body: dict[str, str]
    # Where to read more, a path within the house.
    path: str | None = None

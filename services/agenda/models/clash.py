"""A clash in the draft: a fact about it, with what would mend it. It is no rule: people decide."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import blake2b
from uuid import UUID


class ClashKind(StrEnum):
    ROOM_TAKEN = "room_taken"
    PERSON_TWICE = "person_twice"
    HEAD_TWICE = "head_twice"
    NOT_AVAILABLE = "not_available"
    OUTSIDE_HOURS = "outside_hours"
    NO_TIME_TO_WALK = "no_time_to_walk"
    ROOM_TOO_SMALL = "room_too_small"
    NO_BOOTH = "no_booth"
    NO_BREAK = "no_break"
    NOT_REGISTERED = "not_registered"
    NOT_APPROVED = "not_approved"


# What nobody could carry out as it is written. The rest is awkward, and may be meant so.
BLOCKING = frozenset(
    {
        ClashKind.ROOM_TAKEN,
        ClashKind.PERSON_TWICE,
        ClashKind.HEAD_TWICE,
        ClashKind.NOT_AVAILABLE,
        ClashKind.OUTSIDE_HOURS,
    }
)


# About who speaks and not about where and when: no place on the timetable would mend these.
OF_A_SPEAKER = frozenset({ClashKind.NOT_REGISTERED, ClashKind.NOT_APPROVED})


@dataclass(frozen=True)
class Mend:
    """A place for one of the items at which this clash would be gone, and no other would come."""

    item_id: UUID
    starts_at: datetime
    room_id: UUID | None


@dataclass(frozen=True)
class Clash:
    kind: ClashKind
    # One item or two, the earlier first.
    item_ids: tuple[UUID, ...]
    # The hours at which it is so.
    starts_at: datetime
    ends_at: datetime
    # The speaker or the delegation that it is about, where it is about one.
    who: UUID | None = None
    # Seats, booths or minutes that are wanting.
    wanting: int = 0
    # The delegations that it is about, where these are several but not all of them.
    delegation_ids: tuple[UUID, ...] = ()
    mend: Mend | None = None

    @property
    def is_blocking(self) -> bool:
        return self.kind in BLOCKING

    @property
    def key(self) -> str:
        """By which somebody's word that it may stand is found again; hours that move end it."""
        hours = "/".join(
            at.astimezone(UTC).strftime("%Y%m%dT%H%M") for at in (self.starts_at, self.ends_at)
        )
        about = [*sorted(map(str, self.item_ids)), *([str(self.who)] if self.who else [])]
        if self.delegation_ids:
            several = b"".join(sorted(each.bytes for each in self.delegation_ids))
            about.append(blake2b(several, digest_size=8).hexdigest())
        return " ".join((self.kind, *about, hours))

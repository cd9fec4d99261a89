"""What is known of the building: its hours, its booths, the ways in it?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from hashlib import blake2b
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.agenda.models.building import OpeningHours, Walk
from services.agenda.models.meeting import Meeting
from services.agenda.models.room import Room

Hours = tuple[time, time]
Way = tuple[UUID, UUID]


@dataclass(frozen=True)
class Building:
    """As it stands, or as somebody would have it."""

    # The days of which hours are known.
    hours: Mapping[date, Hours]
    booths: Mapping[UUID, int]
    # Only ways that take another time than the meeting says of all; the smaller id first.
    ways: Mapping[Way, int]

    @property
    def mark(self) -> str:
        """Another one as soon as anything of it is."""
        told = repr(
            (
                sorted(self.hours.items()),
                sorted(self.booths.items()),
                sorted(self.ways.items()),
            )
        )
        return blake2b(told.encode(), digest_size=12).hexdigest()


def building_of(session: Session, meeting: Meeting) -> Building:
    hours = session.execute(
        select(OpeningHours.on, OpeningHours.opens, OpeningHours.closes).where(
            OpeningHours.meeting_id == meeting.id
        )
    )
    booths = session.execute(select(Room.id, Room.booths).where(Room.meeting_id == meeting.id))
    ways = session.execute(
        select(Walk.one_room_id, Walk.other_room_id, Walk.minutes).where(
            Walk.meeting_id == meeting.id
        )
    )
    return Building(
        hours={on: (opens, closes) for on, opens, closes in hours},
        booths={row.id: row.booths for row in booths},
        ways={(one, other): minutes for one, other, minutes in ways},
    )


def way(one: UUID, other: UUID) -> Way:
    return (one, other) if one < other else (other, one)

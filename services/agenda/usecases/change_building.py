"""Afterwards the building is open at these hours, and these are its booths and the ways in it.

Hours of days that are not the meeting's any more are forgotten; a room that was added meanwhile
keeps what it has. May refuse: there is no such meeting; somebody else changed the building since
it was looked at.
"""

from uuid import UUID

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from services.agenda.models.building import OpeningHours, Walk
from services.agenda.models.meeting import Meeting
from services.agenda.models.refusals import ChangedMeanwhile
from services.agenda.models.room import Room
from services.agenda.queries.building import Building, building_of
from services.agenda.usecases.hold_draft import hold_draft


def change_building(
    session: Session, *, meeting_id: UUID, made_by: UUID, seen: str, building: Building
) -> Meeting:
    meeting = hold_draft(session, meeting_id=meeting_id, made_by=made_by).meeting
    now = building_of(session, meeting)
    if now.mark != seen:
        raise ChangedMeanwhile
    if now.mark == building.mark:
        return meeting
    _set_booths(session, meeting_id, building)
    session.execute(delete(OpeningHours).where(OpeningHours.meeting_id == meeting_id))
    hours = [
        {"meeting_id": meeting_id, "on": on, "opens": opens, "closes": closes}
        for on, (opens, closes) in building.hours.items()
    ]
    if hours:
        session.execute(insert(OpeningHours), hours)
    session.execute(delete(Walk).where(Walk.meeting_id == meeting_id))
    ways = [
        {
            "meeting_id": meeting_id,
            "one_room_id": one,
            "other_room_id": other,
            "minutes": minutes,
        }
        for (one, other), minutes in building.ways.items()
    ]
    if ways:
        session.execute(insert(Walk), ways)
    meeting.draft_number += 1
    session.flush()
    return meeting


def _set_booths(session: Session, meeting_id: UUID, building: Building) -> None:
    rooms = session.scalars(
        select(Room)
        .where(Room.meeting_id == meeting_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    for room in rooms:
        booths = building.booths.get(room.id, room.booths)
        if booths != room.booths:
            room.booths = booths
            room.revision += 1

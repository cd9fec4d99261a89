"""Afterwards there is a draft of the next meeting, made after this one; sent twice under one id,
it is one.

Rooms, opening hours, ways, organisers, items and speakers are carried over: each item to the day
of the same number and the same hour. Speakers have not been asked, nobody is registered, and no
delegation is named. In the series that are named it is counted after the last.
May refuse: there is no such meeting; the word for its address is taken. Tells registration who
opened it.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from services.agenda.models.base import Texts
from services.agenda.models.building import OpeningHours, Walk
from services.agenda.models.item import Item
from services.agenda.models.meeting import Meeting
from services.agenda.models.organiser import Organiser
from services.agenda.models.refusals import NotThere
from services.agenda.models.room import Room
from services.agenda.models.series import MeetingInSeries, Series
from services.agenda.models.speaker import Speaker
from services.agenda.usecases.open_meeting import open_meeting
from shared.db import take_turns


def copy_meeting(
    session: Session,
    *,
    meeting_id: UUID,
    names: Texts,
    starts_on: date,
    opened_by: UUID,
    slug: str = "",
    series_ids: Collection[UUID] = (),
    new_id: UUID | None = None,
) -> Meeting:
    before = session.get(Meeting, meeting_id)
    if before is None:
        raise NotThere
    new_id = new_id or uuid4()
    take_turns(session, new_id)
    if copied := session.get(Meeting, new_id, populate_existing=True):
        return copied
    later = starts_on - before.starts_on
    meeting = open_meeting(
        session,
        meeting_id=new_id,
        names=names,
        slug=slug,
        starts_on=starts_on,
        ends_on=before.ends_on + later,
        time_zone=before.time_zone,
        opened_by=opened_by,
        organisers=before.organisers,
        venue=before.venue,
        city=before.city,
        note=before.note,
        terms=before.terms,
    )
    _building(session, before, meeting, later)
    _programme(session, before, meeting, later)
    _count(session, before, meeting, series_ids)
    session.flush()
    session.expire(meeting)
    return meeting


def _building(session: Session, before: Meeting, meeting: Meeting, later: timedelta) -> None:
    """Organisers, and the house they meet in."""
    for each in before.organised_by:
        kept = {name: getattr(each, name) for name in ("organisation_id", "part", "position")}
        session.add(Organiser(meeting_id=meeting.id, **kept, wording=each.wording))
    hours = select(OpeningHours).where(OpeningHours.meeting_id == before.id)
    for open_ in session.scalars(hours):
        on = open_.on + later
        session.add(
            OpeningHours(meeting_id=meeting.id, on=on, opens=open_.opens, closes=open_.closes)
        )


def _rooms(session: Session, before: Meeting, meeting: Meeting) -> dict[UUID, UUID]:
    """The old id of each room to its new one."""
    said = ("names", "capacity", "booths", "floor", "position")
    new = {room.id: uuid4() for room in before.rooms}
    for room in before.rooms:
        kept = {name: getattr(room, name) for name in said}
        session.add(Room(id=new[room.id], meeting_id=meeting.id, **kept))
    session.flush()
    for walk in session.scalars(select(Walk).where(Walk.meeting_id == before.id)):
        one, other = sorted((new[walk.one_room_id], new[walk.other_room_id]))
        session.add(
            Walk(meeting_id=meeting.id, one_room_id=one, other_room_id=other, minutes=walk.minutes)
        )
    return new


def _speakers(session: Session, before: Meeting, meeting: Meeting) -> dict[UUID, UUID]:
    """The same people and kept places; none has been asked yet, and nobody is registered."""
    said = ("names", "honorific", "rank", "post", "state_code", "affiliations")
    new = {}
    for each in session.scalars(select(Speaker).where(Speaker.meeting_id == before.id)):
        new[each.id] = uuid4()
        kept = {name: getattr(each, name) for name in said}
        session.add(Speaker(id=new[each.id], meeting_id=meeting.id, **kept))
    session.flush()
    return new


def _programme(session: Session, before: Meeting, meeting: Meeting, later: timedelta) -> None:
    rooms, speakers = _rooms(session, before, meeting), _speakers(session, before, meeting)
    for each in before.items:
        item = Item(id=uuid4(), meeting_id=meeting.id)
        speeches = tuple(
            replace(speech, speaker_id=speakers[speech.speaker_id])
            for speech in each.substance.speeches
        )
        item.say(replace(each.substance, speeches=speeches, delegation_ids=()))
        starts_at = each.starts_at
        if starts_at is not None:
            hour = starts_at.astimezone(before.zone).replace(tzinfo=None) + later
            starts_at = hour.replace(tzinfo=before.zone)
        room_id = rooms[each.room_id] if each.room_id else None
        item.place(room_id=room_id, starts_at=starts_at, minutes=each.minutes)
        session.add(item)


def _count(
    session: Session, before: Meeting, meeting: Meeting, series_ids: Collection[UUID]
) -> None:
    """In each series that the meeting before belongs to, after whichever is the last there."""
    places = select(MeetingInSeries.series_id).where(
        MeetingInSeries.meeting_id == before.id, MeetingInSeries.series_id.in_(series_ids)
    )
    held = select(Series.id).where(Series.id.in_(places)).order_by(Series.id).with_for_update()
    for series_id in session.scalars(held).all():
        last = select(func.max(MeetingInSeries.ordinal)).where(
            MeetingInSeries.series_id == series_id
        )
        ordinal = (session.scalar(last) or 0) + 1
        session.add(MeetingInSeries(meeting_id=meeting.id, series_id=series_id, ordinal=ordinal))

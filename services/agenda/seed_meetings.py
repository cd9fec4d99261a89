"""A meeting of the demonstration with its rooms, speakers and items, put in at one go."""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from services.agenda.models.item import Item, Speech, Substance
from services.agenda.models.meeting import Meeting, Terms
from services.agenda.models.organiser import Organiser
from services.agenda.models.room import Room
from services.agenda.models.series import MeetingInSeries
from services.agenda.models.speaker import Speaker
from services.agenda.usecases.open_meeting import open_meeting
from services.agenda.usecases.publish_programme import publish_programme

# Nodira, whom registration's demonstration knows as an organiser.
ORGANISER = UUID("22222222-2222-4222-8222-222222222201")
TEXTS = ("names", "city", "venue", "organisers", "note")

People = dict[str, Any]


def put_in_meeting(session: Session, told: dict[str, Any], people: People) -> None:
    meeting = open_meeting(
        session,
        meeting_id=UUID(told["id"]),
        slug=told["slug"],
        starts_on=date.fromisoformat(told["starts_on"]),
        ends_on=date.fromisoformat(told["ends_on"]),
        time_zone=told["time_zone"],
        opened_by=ORGANISER,
        terms=Terms(**told["terms"]),
        **{name: told[name] for name in TEXTS},
    )
    meeting.organised_by = [
        Organiser(
            organisation_id=UUID(each["organisation_id"]),
            part=each["part"],
            position=position,
            wording=each.get("wording", {}),
        )
        for position, each in enumerate(told["organised_by"], 1)
    ]
    session.add_all(
        MeetingInSeries(meeting_id=meeting.id, series_id=UUID(id_), ordinal=ordinal)
        for id_, ordinal in told["series"]
    )
    rooms = [
        Room(id=uuid4(), meeting_id=meeting.id, position=position, **each)
        for position, each in enumerate(told["rooms"], 1)
    ]
    speakers = _speakers(meeting, told["items"], people)
    session.add_all([*rooms, *speakers.values()])
    session.flush()
    session.add_all(_item(meeting, each, rooms, speakers) for each in told["items"])
    session.flush()
    session.expire(meeting)
    if told["is_public"]:
        publish_programme(session, meeting_id=meeting.id, published_by=ORGANISER)


def _speakers(meeting: Meeting, items: list[dict[str, Any]], people: People) -> dict[str, Speaker]:
    """Persons by their key, and places kept for heads of delegation by their State."""
    named = dict.fromkeys(key for each in items for key in each.get("speakers", ()))
    return {
        key: Speaker(
            id=uuid4(),
            meeting_id=meeting.id,
            **people.get(key, {"names": {}, "state_code": key}),
        )
        for key in named
    }


def _item(
    meeting: Meeting, told: dict[str, Any], rooms: list[Room], speakers: dict[str, Speaker]
) -> Item:
    item = Item(id=uuid4(), meeting_id=meeting.id)
    item.say(
        Substance(
            names=told["names"],
            kind=told["kind"],
            about=told.get("about", {}),
            group_ordinal=told.get("group"),
            speeches=tuple(Speech(speakers[key].id) for key in told.get("speakers", ())),
        )
    )
    starts_at, ends_at = (_hour(meeting, told["day"], told[name]) for name in ("starts", "ends"))
    minutes = (ends_at - starts_at) // timedelta(minutes=1)
    meeting.require_hours(starts_at, minutes)
    room_id = rooms[told["room"] - 1].id if "room" in told else None
    item.place(room_id=room_id, starts_at=starts_at, minutes=minutes)
    return item


def _hour(meeting: Meeting, day: int, hour: str) -> datetime:
    on = meeting.starts_on + timedelta(days=day - 1)
    return datetime.combine(on, time.fromisoformat(hour), meeting.zone)

"""Puts three invented meetings in, so that whoever tries the house out has something to look at."""

import json
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.agenda.models.item import Speech, Substance
from services.agenda.models.meeting import Meeting
from services.agenda.usecases.add_item import add_item
from services.agenda.usecases.add_room import add_room
from services.agenda.usecases.name_speaker import name_speaker
from services.agenda.usecases.open_meeting import SlugTaken, open_meeting
from services.agenda.usecases.publish_programme import publish_programme
from shared.config import HouseConfig

PROGRAMMES = Path(__file__).with_name("seed.json")
# Nodira, whom registration's demonstration knows as an organiser.
ORGANISER = UUID("22222222-2222-4222-8222-222222222201")
TEXTS = ("names", "city", "venue", "organisers", "note")


def seed(session: Session, config: HouseConfig) -> None:
    """Afterwards the invented meetings are there; one that is there already stays as it is."""
    if not config.demo:
        print("agenda: KENGASH_DEMO is not set, so no demonstration is put in")
        return
    told = json.loads(PROGRAMMES.read_text(encoding="utf-8"))
    for each in told["meetings"]:
        if session.get(Meeting, UUID(each["id"])) is not None:
            continue
        try:
            with session.begin_nested():
                _put_in(session, each, told["speakers"])
        except SlugTaken:
            print(f"agenda: another meeting is called {each['slug']}, so it is left in peace")


def _put_in(session: Session, told: dict[str, Any], people: dict[str, Any]) -> None:
    meeting = open_meeting(
        session,
        meeting_id=UUID(told["id"]),
        slug=told["slug"],
        starts_on=date.fromisoformat(told["starts_on"]),
        ends_on=date.fromisoformat(told["ends_on"]),
        time_zone=told["time_zone"],
        opened_by=ORGANISER,
        **{name: told[name] for name in TEXTS},
    )
    rooms = [add_room(session, meeting_id=meeting.id, **each) for each in told["rooms"]]
    for each in told["items"]:
        add_item(
            session,
            meeting_id=meeting.id,
            made_by=ORGANISER,
            substance=Substance(
                names=each["names"],
                kind=each["kind"],
                group_ordinal=each.get("group"),
                speeches=tuple(
                    Speech(name_speaker(session, meeting_id=meeting.id, **people[key]).id)
                    for key in each.get("speakers", ())
                ),
            ),
            starts_at=_hour(meeting, each["day"], each["starts"]),
            minutes=_minutes(each["starts"], each["ends"]),
            room_id=rooms[each["room"] - 1].id if "room" in each else None,
        )
    if told["is_public"]:
        publish_programme(session, meeting_id=meeting.id, published_by=ORGANISER)


def _hour(meeting: Meeting, day: int, hour: str) -> datetime:
    on = meeting.starts_on + timedelta(days=day - 1)
    return datetime.combine(on, time.fromisoformat(hour), meeting.zone)


def _minutes(starts: str, ends: str) -> int:
    (from_hour, from_minute), (to_hour, to_minute) = (
        map(int, hour.split(":")) for hour in (starts, ends)
    )
    return 60 * (to_hour - from_hour) + to_minute - from_minute

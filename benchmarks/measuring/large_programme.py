"""A programme as large as they come: 300 items, 12 rooms, 200 invented speakers, five days."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import insert
from sqlalchemy.orm import Session

from services.agenda.models.building import OpeningHours, Walk
from services.agenda.models.item import Intervention, Item
from services.agenda.models.meeting import Meeting
from services.agenda.models.participant_copy import ParticipantCopy
from services.agenda.models.room import Room
from services.agenda.models.speaker import Speaker
from services.agenda.queries.building import way
from services.agenda.usecases.open_meeting import open_meeting
from tests.people import NODIRA, SEMINAR
from tests.shared.search_population import people

ITEMS, ROOMS, SPEAKERS, DAYS = 300, 12, 200, 5
SLUG = "large-council"
# Four stretches of parallel items a day, and what everybody comes to between them.
STRETCHES = (time(9, 30), time(11, 30), time(14, 30), time(16, 30))
TOGETHER = (time(9), time(11), time(13), time(16))
PARALLEL = 14
LANGUAGES = ("en", "ru", "uz", "ar", "fr", "es")
NAMES = {
    "en": "Interactive debate {} on accountability, legal and judicial matters",
    "ru": "Интерактивные прения {}: подотчётность, правовые и судебные вопросы",
    "uz": "{}-muhokama: javobgarlik, huquqiy va sud-huquq masalalari",
    "ar": "حوار تفاعلي {}: المساءلة والمسائل القانونية والقضائية",
}


@dataclass(frozen=True)
class LargeProgramme:
    meeting_id: UUID
    room_ids: list[UUID]


def write_large_programme(session: Session) -> LargeProgramme:
    """Some of its items clash, as they do while a programme is being made."""
    chance = random.Random(300)  # noqa: S311
    meeting = open_meeting(
        session,
        names=SEMINAR.names,
        organisers=SEMINAR.organisers,
        venue=SEMINAR.venue,
        city=SEMINAR.city,
        starts_on=SEMINAR.starts_on,
        ends_on=SEMINAR.starts_on + timedelta(days=DAYS - 1),
        time_zone=SEMINAR.time_zone,
        opened_by=NODIRA.id,
        slug=SLUG,
    )
    rooms = list(_rooms(meeting))
    session.execute(insert(Room), rooms)
    _write_building(session, meeting, [each["id"] for each in rooms])
    speakers = list(_speakers(meeting))
    session.execute(insert(Speaker), speakers)
    session.execute(insert(ParticipantCopy), list(_participants(meeting, speakers)))
    items = list(_items(meeting, chance, [each["id"] for each in rooms]))
    assert len(items) == ITEMS
    session.execute(insert(Item), items)
    speaking = [each["id"] for each in speakers]
    session.execute(insert(Intervention), list(_interventions(chance, items, speaking)))
    session.flush()
    return LargeProgramme(meeting.id, [each["id"] for each in rooms])


def _rooms(meeting: Meeting) -> Iterator[dict[str, Any]]:
    for number in range(1, ROOMS + 1):
        yield {
            "id": uuid4(),
            "meeting_id": meeting.id,
            "names": {"en": f"Room {number}", "ru": f"Зал {number}", "uz": f"{number}-zal"},
            "capacity": 40 * number,
            "booths": number % 6,
            "position": number,
        }


def _write_building(session: Session, meeting: Meeting, rooms: list[UUID]) -> None:
    hours = {"opens": time(8), "closes": time(19)}
    session.execute(
        insert(OpeningHours),
        [{"meeting_id": meeting.id, "on": on, **hours} for on in meeting.days],
    )
    ways = [way(rooms[0], other) for other in rooms[1:]]
    session.execute(
        insert(Walk),
        [
            {
                "meeting_id": meeting.id,
                "one_room_id": one,
                "other_room_id": other,
                "minutes": 10,
            }
            for one, other in ways
        ],
    )


def _speakers(meeting: Meeting) -> Iterator[dict[str, Any]]:
    population = people()
    for number in range(SPEAKERS):
        _, name, own_name, state = population[number % len(population)]
        yield {
            "id": uuid4(),
            "meeting_id": meeting.id,
            "names": {"en": f"{name} {number}", **({"ru": own_name} if own_name else {})},
            "post": {"en": "Adviser to the Ministry", "ru": "Советник министерства"},
            "state_code": state,
            # One in ten has not registered yet.
            "participant_id": uuid4() if number % 10 else None,
        }


def _participants(meeting: Meeting, speakers: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    delegations = [uuid4() for _ in range(40)]
    for number, each in enumerate(speakers):
        if each["participant_id"] is None:
            continue
        yield {
            "id": each["participant_id"],
            "revision": 1,
            "meeting_id": meeting.id,
            "is_expected": number % 12 > 0,
            "honorific": "",
            "name": each["names"]["en"],
            "own_name": "",
            "function": {"en": "Adviser"},
            "delegation_id": delegations[number % 40],
            "state_code": each["state_code"],
            "represents": {"en": each["state_code"]},
            "is_head": number < 40,
            "groups": [],
            "language": "en",
        }


def _items(meeting: Meeting, chance: random.Random, rooms: list[UUID]) -> Iterator[dict[str, Any]]:
    number = 0
    for on in meeting.days:
        for at in TOGETHER:
            number += 1
            starts_at = datetime.combine(on, at, meeting.zone)
            yield _item(meeting, number, starts_at, 30, None, kind="break")
        for at in STRETCHES:
            starts_at = datetime.combine(on, at, meeting.zone)
            for place in range(PARALLEL):
                number += 1
                # Two of fourteen find no room of their own.
                room = rooms[place % ROOMS]
                languages = list(LANGUAGES[: chance.randint(1, 4)])
                more = {"languages": languages, "expected": chance.randint(10, 60)}
                group = {"kind": "working_group", "group_ordinal": place % 4 + 1}
                yield _item(meeting, number, starts_at, 75, room, **group, **more)


def _item(
    meeting: Meeting,
    number: int,
    starts_at: datetime,
    minutes: int,
    room_id: UUID | None,
    **other: Any,
) -> dict[str, Any]:
    return {
        "id": uuid4(),
        "meeting_id": meeting.id,
        "room_id": room_id,
        "starts_at": starts_at,
        "minutes": minutes,
        "names": {language: text.format(number) for language, text in NAMES.items()},
        "group_ordinal": None,
        "expected": None,
        "languages": [],
        "are_heads_expected": number % 50 == 7,
        **other,
    }


def _interventions(
    chance: random.Random, items: list[dict[str, Any]], speakers: list[UUID]
) -> Iterator[dict[str, Any]]:
    for item in items:
        if item["kind"] == "break":
            continue
        for position, who in enumerate(chance.sample(speakers, chance.randint(1, 3)), 1):
            role = "chair" if position == 1 else "speaker"
            place = {"item_id": item["id"], "position": position}
            yield {**place, "speaker_id": who, "role": role, "language": "en", "minutes": 15}

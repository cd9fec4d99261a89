"""A meeting to try things on, with a room or two and a few items."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Engine, event, select
from sqlalchemy.orm import Session

from services.agenda.models.item import Item, Speech, Substance
from services.agenda.models.meeting import Meeting
from services.agenda.models.room import Room
from services.agenda.usecases.add_item import add_item
from services.agenda.usecases.add_room import add_room
from services.agenda.usecases.name_speaker import name_speaker
from services.agenda.usecases.open_meeting import open_meeting
from shared.contracts import MESSAGES
from shared.contracts.fact import Fact, from_data
from shared.messaging.tables import outbox
from tests.people import NODIRA, SEMINAR, SEMINAR_ID

TASHKENT = ZoneInfo("Asia/Tashkent")
CHAIR: dict[str, Any] = {
    "names": {"en": "Fionnuala Ní Aoláin"},
    "post": {"en": "Chair", "ru": "Председатель", "ar": "الرئيسة"},
}


def seminar(session: Session, **other: Any) -> Meeting:
    """The seminar of the cast as a draft: three days in Tashkent, opened by Nodira."""
    values: dict[str, Any] = {
        "meeting_id": SEMINAR_ID,
        "slug": SEMINAR.slug,
        "names": SEMINAR.names,
        "organisers": SEMINAR.organisers,
        "venue": SEMINAR.venue,
        "city": SEMINAR.city,
        "starts_on": SEMINAR.starts_on,
        "ends_on": SEMINAR.ends_on,
        "time_zone": SEMINAR.time_zone,
        "opened_by": NODIRA.id,
    }
    return open_meeting(session, **{**values, **other})


def at(day: int, hour: str) -> datetime:
    """An hour of the first, second or third day, by the clock of Tashkent."""
    on = date(SEMINAR.starts_on.year, SEMINAR.starts_on.month, SEMINAR.starts_on.day + day - 1)
    return datetime.fromisoformat(f"{on}T{hour}").replace(tzinfo=TASHKENT)


def speech(session: Session, who: dict[str, Any], **other: Any) -> Speech:
    return Speech(name_speaker(session, meeting_id=SEMINAR_ID, **who).id, **other)


def item(
    session: Session,
    starts: str,
    ends: str,
    *,
    day: int = 1,
    speakers: Sequence[dict[str, Any]] = (),
    **other: Any,
) -> Item:
    """An item of the seminar; `other` is of its substance, of its place, or whose it is."""
    place: dict[str, Any] = {
        "meeting_id": SEMINAR_ID,
        "made_by": NODIRA.id,
        "starts_at": at(day, starts),
        "minutes": (at(day, ends) - at(day, starts)) // timedelta(minutes=1),
        "room_id": None,
        "item_id": None,
    }
    place = {name: other.pop(name, usual) for name, usual in place.items()}
    said = {
        "names": {"en": "National statements"},
        "kind": "plenary",
        "speeches": tuple(speech(session, each) for each in speakers),
    }
    return add_item(session, **place, substance=Substance(**{**said, **other}))


def room(session: Session, name: str = "Large room", **other: Any) -> Room:
    return add_room(session, **{"meeting_id": SEMINAR_ID, "names": {"en": name}, **other})


def told(session: Session, fact: type[Fact] | None = None) -> list[Fact]:
    """What the service has told so far, the oldest first."""
    rows = session.execute(select(outbox).order_by(outbox.c.occurred_at))
    facts = [from_data(MESSAGES[row.type], _json(row.body)) for row in rows]
    return [each for each in facts if fact is None or isinstance(each, fact)]


def _json(body: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(body)
    return data


def stored(session: Session, model: type[Any], id_: UUID | None = None) -> Any:
    """What the database itself holds now."""
    session.expire_all()
    return session.get(model, id_) if id_ else list(session.scalars(select(model)))


@contextmanager
def questions(engine: Engine) -> Iterator[list[str]]:
    """Every statement that is sent to the database meanwhile."""
    asked: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(engine, "before_cursor_execute", note)

"""Where and when is what, as the database holds it now? The plan of a draft in three questions."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    String,
    bindparam,
    case,
    cast,
    false,
    func,
    or_,
    select,
)
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.orm import Session, aliased

from services.agenda.models.building import OpeningHours, Walk
from services.agenda.models.item import Intervention, Item
from services.agenda.models.meeting import Meeting
from services.agenda.models.participant_copy import ParticipantCopy
from services.agenda.models.room import Room
from services.agenda.models.speaker import Absence, Speaker
from services.agenda.queries.plan import (
    Id,
    Minute,
    Plan,
    PlannedItem,
    PlannedRoom,
    PlannedSpeaker,
    minute_of,
)

# Nobody walks longer: who looks at one day looks so far beyond it as well.
LONGEST_WALK = timedelta(hours=2)
NOBODY: frozenset[Id] = frozenset()
MEETING: ColumnElement[UUID] = bindparam("meeting_id", type_=Meeting.id.type)


def _text(column: Any) -> ColumnElement[str]:
    """An id as text: it is only ever held against others."""
    return cast(column, String)


def _minute(column: Any) -> ColumnElement[int]:
    return cast(func.floor(func.extract("epoch", column) / 60), Integer)


def _rows(of: Any, *columns: Any, order: Any) -> Any:
    told = func.json_agg(aggregate_order_by(func.json_build_array(*columns), *order))
    return select(told).where(of.meeting_id == MEETING).scalar_subquery()


BUILDING = select(
    _rows(Room, Room.id, Room.capacity, Room.booths, order=(Room.position, Room.id)),
    _rows(
        OpeningHours,
        *(OpeningHours.on, OpeningHours.opens, OpeningHours.closes),
        order=(OpeningHours.on,),
    ),
    _rows(Walk, Walk.one_room_id, Walk.other_room_id, Walk.minutes, order=(Walk.one_room_id,)),
)

ITEMS = (
    select(
        _text(Item.id),
        Item.kind,
        _text(Item.room_id),
        _minute(Item.starts_at),
        Item.minutes,
        Item.revision,
        Item.expected,
        func.cardinality(Item.languages),
        Item.are_heads_expected,
        func.array_to_string(Item.delegation_ids, " "),
        func.string_agg(_text(Intervention.speaker_id), " "),
    )
    .outerjoin(Intervention, Intervention.item_id == Item.id)
    .where(Item.meeting_id == MEETING, Item.starts_at.is_not(None))
    .group_by(Item.id)
    .order_by(Item.starts_at, Item.id)
)

# A place that is kept for the head of a State's delegation is its head's.
_HEAD = aliased(ParticipantCopy)
_DELEGATION_OF_STATE = (
    select(func.min(_text(_HEAD.delegation_id)))
    .where(_HEAD.meeting_id == Speaker.meeting_id, _HEAD.state_code == Speaker.state_code)
    .scalar_subquery()
)
_IS_KEPT = Speaker.names == {}

SPEAKERS = (
    select(
        _text(Speaker.id),
        _IS_KEPT,
        Speaker.participant_id.is_not(None),
        func.coalesce(ParticipantCopy.is_expected, False),
        case(
            (ParticipantCopy.is_head, _text(ParticipantCopy.delegation_id)),
            (_IS_KEPT & (Speaker.state_code != ""), _DELEGATION_OF_STATE),
        ),
        select(
            func.json_agg(
                func.json_build_array(_minute(Absence.starts_at), _minute(Absence.ends_at))
            )
        )
        .where(Absence.speaker_id == Speaker.id)
        .correlate(Speaker)
        .scalar_subquery(),
    )
    .outerjoin(
        ParticipantCopy,
        (ParticipantCopy.id == Speaker.participant_id)
        & (ParticipantCopy.meeting_id == Speaker.meeting_id),
    )
    .where(Speaker.meeting_id == MEETING)
)


def plan_of(session: Session, meeting: Meeting, days: Collection[date] | None = None) -> Plan:
    """The plan of the whole draft; or of some days and what is around them, to judge a move."""
    # Items first: a room or a speaker that somebody adds meanwhile is then known as well.
    asked = {"meeting_id": meeting.id}
    rows = session.execute(_on_days(ITEMS, meeting, days), asked).all()
    rooms, hours, walks = session.execute(BUILDING, asked).one()
    people = SPEAKERS
    if days is not None:
        there = select(Intervention.speaker_id).join(Item, Item.id == Intervention.item_id)
        there = _on_days(there.where(Item.meeting_id == MEETING), meeting, days)
        people = people.where(Speaker.id.in_(there))
    speakers = {row[0]: _speaker(*row) for row in session.execute(people, asked)}
    ways = {(one, other): minutes for one, other, minutes in walks or ()}
    begins = [_midnight(on, meeting.zone) for on in meeting.days]
    begins.append(_midnight(meeting.ends_on + timedelta(days=1), meeting.zone))
    return Plan(
        items=tuple(_item(speakers, *row) for row in rows),
        rooms={each[0]: PlannedRoom(*each) for each in rooms or ()},
        speakers=speakers,
        walks=ways | {(other, one): minutes for (one, other), minutes in ways.items()},
        walk_minutes=meeting.walk_minutes,
        interpreting_minutes=meeting.interpreting_minutes,
        grid_minutes=meeting.grid_minutes,
        days=tuple(pairwise(begins)),
        hours=_hours(meeting, hours or ()),
    )


def _midnight(on: date, zone: ZoneInfo) -> Minute:
    return minute_of(datetime.combine(on, time(), zone))


def _on_days(asked: Select[Any], meeting: Meeting, days: Collection[date] | None) -> Select[Any]:
    if days is None:
        return asked
    midnights = [datetime.combine(on, time(), meeting.zone) for on in days]
    around = [
        Item.starts_at.between(at - LONGEST_WALK, at + timedelta(days=1) + LONGEST_WALK)
        for at in midnights
    ]
    return asked.where(or_(false(), *around))


def _hours(
    meeting: Meeting, told: Iterable[tuple[str, str, str]]
) -> tuple[tuple[Minute, Minute] | None, ...]:
    by_day: dict[date, tuple[Minute, Minute]] = {}
    for on, *hours in told:
        day = date.fromisoformat(on)
        opens, closes = (
            minute_of(datetime.combine(day, time.fromisoformat(each), meeting.zone))
            for each in hours
        )
        by_day[day] = (opens, closes)
    return tuple(by_day.get(on) for on in meeting.days)


def _speaker(
    id_: Id,
    is_kept: bool,
    is_registered: bool,
    is_approved: bool,
    heads: Id | None,
    absences: list[list[Minute]] | None,
) -> PlannedSpeaker:
    away = tuple((since, until) for since, until in absences or ())
    return PlannedSpeaker(id_, is_kept, is_registered, is_approved, heads, away)


def _item(
    known: Mapping[Id, PlannedSpeaker],
    id_: Id,
    kind: str,
    room_id: Id | None,
    starts: Minute,
    minutes: int,
    revision: int,
    expected: int | None,
    languages: int,
    awaits_heads: bool,
    delegations: str,
    speaking: str | None,
) -> PlannedItem:
    speakers = frozenset(speaking.split()) & known.keys() if speaking else NOBODY
    named = frozenset(delegations.split()) if awaits_heads else NOBODY
    heads = {led for who in speakers if (led := known[who].heads)}
    return PlannedItem(
        id=id_,
        kind=kind,
        room_id=room_id,
        starts=starts,
        ends=starts + minutes,
        revision=revision,
        expected=expected,
        languages=languages,
        speakers=speakers,
        awaits_all_heads=awaits_heads and not named,
        heads=named | heads if heads else named,
    )

"""Where and when is what, as the database holds it now? The plan of a draft in one question."""

from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    ColumnElement,
    Integer,
    String,
    bindparam,
    case,
    cast,
    func,
    literal_column,
    select,
)
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
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
# Before and after any item.
EVER = datetime(1900, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
NOBODY: frozenset[Id] = frozenset()
MEETING = bindparam("meeting_id", type_=Meeting.id.type)
IS_THEN = Item.starts_at.between(
    bindparam("since", type_=Item.starts_at.type), bindparam("until", type_=Item.starts_at.type)
)
SPACE: ColumnElement[str] = literal_column("' '")


def _text(column: Any) -> ColumnElement[str]:
    """An id as text: it is only ever held against others."""
    return cast(column, String)


def _minute(column: Any) -> ColumnElement[int]:
    minutes = func.extract("epoch", column) / literal_column("60")
    return cast(func.floor(minutes), Integer)


def _rows(*columns: Any, order: Any) -> Any:
    return select(func.json_agg(aggregate_order_by(func.json_build_array(*columns), *order)))


ITEMS = (
    select(
        _text(Item.id),
        Item.kind,
        _text(Item.room_id),
        _minute(Item.starts_at).label("starts"),
        Item.minutes,
        Item.revision,
        Item.expected,
        func.cardinality(Item.languages).label("languages"),
        Item.are_heads_expected,
        func.array_to_string(Item.delegation_ids, SPACE).label("delegations"),
        func.string_agg(_text(Intervention.speaker_id), SPACE).label("speaking"),
    )
    .outerjoin(Intervention, Intervention.item_id == Item.id)
    .where(Item.meeting_id == MEETING, IS_THEN)
    .group_by(Item.id)
    .subquery()
)

# A place that is kept for the head of a State's delegation is its head's.
_HEAD = aliased(ParticipantCopy)
_DELEGATION_OF_STATE = (
    select(func.min(_text(_HEAD.delegation_id)))
    .where(_HEAD.meeting_id == Speaker.meeting_id, _HEAD.state_code == Speaker.state_code)
    .scalar_subquery()
)
_IS_KEPT = Speaker.names == literal_column("'{}'::jsonb")
_IS_OF_A_STATE = Speaker.state_code != literal_column("''")
_ABSENCES = (
    select(
        func.json_agg(func.json_build_array(_minute(Absence.starts_at), _minute(Absence.ends_at)))
    )
    .where(Absence.speaker_id == Speaker.id)
    .correlate(Speaker)
    .scalar_subquery()
)
# Whoever declined is away at all hours.
_ALWAYS = func.json_build_array(
    func.json_build_array(literal_column("0"), literal_column("1000000000"))
)
_AWAY = case((Speaker.answer == literal_column("'declined'"), _ALWAYS), else_=_ABSENCES)
_SPEAKING = (
    select(Intervention.speaker_id)
    .join(Item, Item.id == Intervention.item_id)
    .where(Item.meeting_id == MEETING, IS_THEN)
)

SPEAKERS = (
    _rows(
        _text(Speaker.id),
        _IS_KEPT,
        Speaker.participant_id.is_not(None),
        func.coalesce(ParticipantCopy.is_expected, literal_column("false")),
        case(
            (ParticipantCopy.is_head, _text(ParticipantCopy.delegation_id)),
            (_IS_KEPT & _IS_OF_A_STATE, _DELEGATION_OF_STATE),
        ),
        _AWAY,
        order=(Speaker.id,),
    )
    .select_from(Speaker)
    .outerjoin(
        ParticipantCopy,
        (ParticipantCopy.id == Speaker.participant_id)
        & (ParticipantCopy.meeting_id == Speaker.meeting_id),
    )
    .where(Speaker.meeting_id == MEETING, Speaker.id.in_(_SPEAKING))
)

PLAN = select(
    _rows(*ITEMS.c, order=(ITEMS.c.starts, ITEMS.c.id)).scalar_subquery(),
    SPEAKERS.scalar_subquery(),
    _rows(Room.id, Room.capacity, Room.booths, order=(Room.position, Room.id))
    .where(Room.meeting_id == MEETING)
    .scalar_subquery(),
    _rows(*(OpeningHours.on, OpeningHours.opens, OpeningHours.closes), order=(OpeningHours.on,))
    .where(OpeningHours.meeting_id == MEETING)
    .scalar_subquery(),
    _rows(Walk.one_room_id, Walk.other_room_id, Walk.minutes, order=(Walk.one_room_id,))
    .where(Walk.meeting_id == MEETING)
    .scalar_subquery(),
)
# Put into words once: every drag asks it, and putting it together takes longer than answering it.
QUESTION = str(PLAN.compile(dialect=PGDialect_psycopg()))  # type: ignore[no-untyped-call]


def plan_of(session: Session, meeting: Meeting, days: Collection[date] | None = None) -> Plan:
    """The plan of the whole draft; or of some days and what is around them, to judge a move."""
    since, until = EVER
    if days is not None:
        midnights = [datetime.combine(on, time(), meeting.zone) for on in days]
        since, until = min(midnights) - LONGEST_WALK, max(midnights) + timedelta(days=1)
        until += LONGEST_WALK
    session.flush()
    asked = {"meeting_id": meeting.id, "since": since, "until": until}
    told = session.connection().exec_driver_sql(QUESTION, asked).one()
    items, people, rooms, hours, walks = (each or () for each in told)
    speakers = {each[0]: _speaker(*each) for each in people}
    ways = {(one, other): minutes for one, other, minutes in walks}
    begins = [_midnight(on, meeting.zone) for on in meeting.days]
    begins.append(_midnight(meeting.ends_on + timedelta(days=1), meeting.zone))
    return Plan(
        items=tuple(_item(speakers, *each) for each in items),
        rooms={each[0]: PlannedRoom(*each) for each in rooms},
        speakers=speakers,
        walks=ways | {(other, one): minutes for (one, other), minutes in ways.items()},
        walk_minutes=meeting.walk_minutes,
        interpreting_minutes=meeting.interpreting_minutes,
        grid_minutes=meeting.grid_minutes,
        days=tuple(pairwise(begins)),
        hours=_hours(meeting, hours),
    )


def _midnight(on: date, zone: ZoneInfo) -> Minute:
    return minute_of(datetime.combine(on, time(), zone))


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

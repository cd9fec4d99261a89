"""What does the programme look like while it is being made, and what stands in its way?"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.agenda.models.clash import OF_A_SPEAKER, Clash
from services.agenda.models.edition import Edition
from services.agenda.models.item import Item, Kind
from services.agenda.models.meeting import Meeting
from services.agenda.models.room import Room
from services.agenda.models.snapshot import snapshot_of
from services.agenda.queries.clashes import clashes_of
from services.agenda.queries.day import Frame, Place, Span, frame_of, places_of
from services.agenda.queries.history import last_change
from services.agenda.queries.plan import Plan, hour_of, id_of
from services.agenda.queries.plan_of import plan_of

# What fills the whole house unless a room is named.
_WIDE = (Kind.PLENARY, Kind.CEREMONY, Kind.BREAK)


@dataclass(frozen=True, eq=False)
class Placed:
    """An item in the table of its day, with what stands in its way there."""

    item: Item
    starts_at: datetime
    ends_at: datetime
    room: Room | None
    place: Place
    clashes: Sequence[Clash]

    @property
    def worst(self) -> Clash:
        return next((each for each in self.clashes if each.is_blocking), self.clashes[0])

    @property
    def is_clashing(self) -> bool:
        return any(each.is_blocking for each in self.clashes)


@dataclass(frozen=True)
class Table:
    """One day: its items by rooms, those of the whole house first."""

    frame: Frame
    columns: Sequence[tuple[Room | None, Sequence[Placed]]]
    clashes: Sequence[Clash]

    @property
    def on(self) -> date:
        return self.frame.on

    @property
    def placed(self) -> list[Placed]:
        return [each for _, column in self.columns for each in column]


@dataclass(frozen=True)
class Draft:
    """The programme in the making, and how far it is from what the public reads."""

    number: int
    tables: Sequence[Table]
    # What has no hour yet.
    waiting: Sequence[Item]
    rooms: Sequence[Room]
    clashes: Sequence[Clash]
    plan: Plan
    newest: Edition | None
    is_changed: bool
    may_undo: bool
    may_redo: bool

    def table(self, on: str | None) -> Table:
        """The day asked for, or the first."""
        return next((each for each in self.tables if each.on.isoformat() == on), self.tables[0])

    def room_of(self, item: Item) -> Room | None:
        return next((each for each in self.rooms if each.id == item.room_id), None)


def goes_across(item: Item) -> bool:
    """In all rooms; what waits without a room is so only if that is usual for its kind."""
    return item.room_id is None and (item.starts_at is not None or item.kind in _WIDE)


def spans_on(plan: Plan, zone: ZoneInfo, on: date) -> list[Span]:
    """What begins on that day, as little of it as a table needs."""
    spans = []
    for each in plan.items:
        starts_at = hour_of(each.starts)
        if starts_at.astimezone(zone).date() == on:
            room_id = id_of(each.room_id) if each.room_id else None
            spans.append(Span(id_of(each.id), room_id, starts_at, hour_of(each.ends)))
    return spans


def draft_of(session: Session, meeting: Meeting, visitor_id: UUID) -> Draft:
    newest = session.scalar(
        select(Edition)
        .where(Edition.meeting_id == meeting.id)
        .order_by(Edition.number.desc())
        .limit(1)
    )
    number, items, rooms = meeting.draft_number, meeting.items, meeting.rooms
    plan = plan_of(session, meeting)
    clashes = clashes_of(plan)
    by_day: dict[date, list[Item]] = {day: [] for day in meeting.days}
    for item in items:
        if item.starts_at is not None:
            by_day.setdefault(item.starts_at.astimezone(meeting.zone).date(), []).append(item)
    snapshot = snapshot_of(meeting)
    return Draft(
        number=number,
        tables=[_table(meeting, on, found, clashes) for on, found in sorted(by_day.items())],
        waiting=[each for each in items if each.starts_at is None],
        rooms=rooms,
        clashes=clashes,
        plan=plan,
        newest=newest,
        is_changed=bool(snapshot["items"]) if newest is None else newest.snapshot != snapshot,
        may_undo=last_change(session, meeting.id, visitor_id) is not None,
        may_redo=last_change(session, meeting.id, visitor_id, is_redo=True) is not None,
    )


def _table(meeting: Meeting, on: date, items: Sequence[Item], clashes: Sequence[Clash]) -> Table:
    spans = [
        Span(each.id, each.room_id, each.starts_at.astimezone(UTC), each.ends_at.astimezone(UTC))
        for each in items
        if each.starts_at and each.ends_at
    ]
    frame = frame_of(meeting.zone, on, [each.id for each in meeting.rooms], spans)
    places = places_of(frame, spans)
    ours = [each for each in clashes if not places.keys().isdisjoint(each.item_ids)]
    by_item: dict[UUID, list[Clash]] = defaultdict(list)
    for clash in ours:
        if clash.kind in OF_A_SPEAKER:
            continue
        for item_id in clash.item_ids:
            by_item[item_id].append(clash)
    rooms: dict[UUID | None, Room] = {each.id: each for each in meeting.rooms}
    columns: dict[UUID | None, list[Placed]] = {None: [], **{each: [] for each in rooms}}
    for item in items:
        assert item.starts_at is not None
        assert item.ends_at is not None
        columns[item.room_id].append(
            Placed(
                item=item,
                starts_at=item.starts_at.astimezone(meeting.zone),
                ends_at=item.ends_at.astimezone(meeting.zone),
                room=rooms.get(item.room_id),
                place=places[item.id],
                clashes=by_item[item.id],
            )
        )
    return Table(frame, [(rooms.get(id_), found) for id_, found in columns.items()], ours)

"""What does the programme look like while it is being made, and what overlaps in it?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import combinations
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.agenda.models.edition import Edition
from services.agenda.models.item import Item
from services.agenda.models.meeting import Meeting
from services.agenda.models.room import Room
from services.agenda.models.snapshot import snapshot_of

QUARTER = timedelta(minutes=15)


@dataclass(eq=False)
class Placed:
    """An item in the table of a day: quarters of an hour down, rooms across."""

    item: Item
    starts_at: datetime
    ends_at: datetime
    row: int
    rows: int
    column: int
    width: int
    room: Room | None
    lane: int = 0
    lanes: int = 1
    overlaps: list["Placed"] = field(default_factory=list)


@dataclass(frozen=True)
class Table:
    """One day: its items in their places, and the hours beside them."""

    on: date
    placed: Sequence[Placed]
    hours: Sequence[tuple[int, datetime]]
    rows: int

    @property
    def overlaps(self) -> list[tuple[Placed, Placed]]:
        return [
            (one, other)
            for number, one in enumerate(self.placed)
            for other in one.overlaps
            if self.placed.index(other) > number
        ]


@dataclass(frozen=True)
class Draft:
    """The programme in the making, and how far it is from what the public reads."""

    tables: Sequence[Table]
    # What has no hour yet.
    waiting: Sequence[Item]
    rooms: Sequence[Room]
    newest: Edition | None
    is_changed: bool

    def table(self, on: str | None) -> Table:
        """The day asked for, or the first."""
        return next((each for each in self.tables if each.on.isoformat() == on), self.tables[0])


def draft_of(session: Session, meeting: Meeting) -> Draft:
    newest = session.scalar(
        select(Edition)
        .where(Edition.meeting_id == meeting.id)
        .order_by(Edition.number.desc())
        .limit(1)
    )
    snapshot = snapshot_of(meeting)
    by_day: dict[date, list[Item]] = {day: [] for day in meeting.days}
    for item in meeting.items:
        if item.starts_at is not None:
            by_day.setdefault(item.starts_at.astimezone(meeting.zone).date(), []).append(item)
    return Draft(
        tables=[_table(meeting, on, items) for on, items in sorted(by_day.items())],
        waiting=[each for each in meeting.items if each.starts_at is None],
        rooms=meeting.rooms,
        newest=newest,
        is_changed=bool(snapshot["items"]) if newest is None else newest.snapshot != snapshot,
    )


def _table(meeting: Meeting, on: date, items: Sequence[Item]) -> Table:
    zone = meeting.zone
    starts = [each.starts_at.astimezone(zone) for each in items if each.starts_at]
    ends = [each.ends_at.astimezone(zone) for each in items if each.ends_at]
    nine, six = (datetime.combine(on, time(hour), zone) for hour in (9, 18))
    first = min([*starts, nine]).replace(minute=0)
    last = max([*ends, six])
    columns = {each.id: number for number, each in enumerate(meeting.rooms, 1)}
    rooms = {each.id: each for each in meeting.rooms}
    placed = [_place(meeting, item, first, columns, rooms) for item in items]
    _find_overlaps(placed)
    rows = _rows(first, last)[1]
    hours = [
        (4 * number + 1, (first.astimezone(UTC) + timedelta(hours=number)).astimezone(zone))
        for number in range((rows + 3) // 4)
    ]
    return Table(on, placed, hours, rows)


def _rows(first: datetime, until: datetime) -> tuple[int, int]:
    """Whole quarters of an hour until then, rounded down and up."""
    # Through UTC, since on the night the clocks change an hour is not an hour.
    passed = until.astimezone(UTC) - first.astimezone(UTC)
    return passed // QUARTER, -(-passed // QUARTER)


def _place(
    meeting: Meeting,
    item: Item,
    first: datetime,
    columns: dict[UUID, int],
    rooms: dict[UUID, Room],
) -> Placed:
    assert item.starts_at is not None
    assert item.ends_at is not None
    top = _rows(first, item.starts_at)[0]
    bottom = max(_rows(first, item.ends_at)[1], top + 1)
    room = rooms.get(item.room_id) if item.room_id else None
    return Placed(
        item=item,
        starts_at=item.starts_at.astimezone(meeting.zone),
        ends_at=item.ends_at.astimezone(meeting.zone),
        row=top + 1,
        rows=bottom - top,
        column=columns[room.id] if room else 1,
        width=1 if room else max(len(columns), 1),
        room=room,
    )


def _find_overlaps(placed: Sequence[Placed]) -> None:
    """Two at once in one room are noted with each other and drawn side by side."""
    for one, other in combinations(placed, 2):
        is_same_room = one.room is other.room or one.room is None or other.room is None
        if is_same_room and one.starts_at < other.ends_at and other.starts_at < one.ends_at:
            one.overlaps.append(other)
            other.overlaps.append(one)
    for each in placed:
        beside = [other for other in each.overlaps if other.room is each.room]
        taken = {other.lane for other in _before(each, beside, placed)}
        each.lane = min(set(range(len(taken) + 1)) - taken)
    for each in placed:
        together = [each, *(other for other in each.overlaps if other.room is each.room)]
        each.lanes = max(other.lane for other in together) + 1


def _before(each: Placed, others: Iterable[Placed], order: Sequence[Placed]) -> list[Placed]:
    earlier = order[: order.index(each)]
    return [other for other in others if other in earlier]

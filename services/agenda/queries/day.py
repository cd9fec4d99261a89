"""Where does each item stand in the timetable of its day: five minutes to a row, rooms across?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

ROW = timedelta(minutes=5)
# The hours that a table shows in any case, so that there is room to drag to.
USUAL = (time(8), time(19))


@dataclass(frozen=True, slots=True)
class Span:
    """As much of an item as its place in a table needs."""

    id: UUID
    room_id: UUID | None
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Place:
    """Rows down and columns across; what is in one room at once stands in lanes, side by side."""

    row: int
    rows: int
    column: int
    width: int
    lane: int
    lanes: int


@dataclass(frozen=True)
class Frame:
    """The table of a day without what stands in it."""

    on: date
    zone: ZoneInfo
    first: datetime
    rows: int
    columns: Mapping[UUID, int]

    @property
    def hours(self) -> list[tuple[int, datetime]]:
        """The row at which each hour begins."""
        count = -(-self.rows // 12)
        return [
            (12 * number + 1, (self.first + timedelta(hours=number)).astimezone(self.zone))
            for number in range(count)
        ]

    @property
    def first_minute(self) -> int:
        """The first hour of the table, as minutes since midnight by the venue's clock."""
        first = self.first.astimezone(self.zone)
        return first.hour * 60 + first.minute


def frame_of(zone: ZoneInfo, on: date, room_ids: Sequence[UUID], spans: Iterable[Span]) -> Frame:
    """Begins as early and ends as late as what stands in it needs."""
    opens, closes = (datetime.combine(on, hour, zone).astimezone(UTC) for hour in USUAL)
    first, last = opens, closes
    for span in spans:
        first, last = min(first, span.starts_at), max(last, span.ends_at)
    # By the venue's clock an hour begins, wherever the zone lies.
    whole = first.astimezone(zone).replace(minute=0, second=0, microsecond=0)
    first = whole.astimezone(UTC)
    return Frame(
        on=on,
        zone=zone,
        first=first,
        rows=-(-(last.astimezone(UTC) - first) // ROW),
        columns={room_id: number for number, room_id in enumerate(room_ids, 1)},
    )


def places_of(frame: Frame, spans: Iterable[Span]) -> dict[UUID, Place]:
    by_room: dict[UUID | None, list[Span]] = defaultdict(list)
    for span in spans:
        by_room[span.room_id].append(span)
    return {
        span.id: _place(frame, span, lane, lanes)
        for together in by_room.values()
        for span, lane, lanes in _lanes(together)
    }


def _place(frame: Frame, span: Span, lane: int, lanes: int) -> Place:
    top = (span.starts_at - frame.first) // ROW
    bottom = max(-(-(span.ends_at - frame.first) // ROW), top + 1)
    column = frame.columns.get(span.room_id) if span.room_id else None
    return Place(
        row=top + 1,
        rows=bottom - top,
        column=column or 1,
        width=1 if column else max(len(frame.columns), 1),
        lane=lane,
        lanes=lanes,
    )


def _lanes(together: Sequence[Span]) -> list[tuple[Span, int, int]]:
    """Whatever hangs together through overlapping shares its room in lanes of one width."""
    found: list[tuple[Span, int, int]] = []
    cluster: list[tuple[Span, int]] = []
    ends: list[datetime] = []
    for span in sorted(together, key=lambda each: (each.starts_at, each.ends_at, each.id)):
        if cluster and span.starts_at >= max(ends):
            found += [(each, lane, len(ends)) for each, lane in cluster]
            cluster, ends = [], []
        free = (number for number, end in enumerate(ends) if end <= span.starts_at)
        lane = next(free, len(ends))
        ends[lane : lane + 1] = [span.ends_at]
        cluster.append((span, lane))
    return found + [(each, lane, len(ends)) for each, lane in cluster]

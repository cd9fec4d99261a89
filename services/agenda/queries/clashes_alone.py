"""What of an item by itself cannot be, or can hardly be: its hours, its room, who speaks in it?"""

from collections.abc import Iterator
from uuid import UUID

from services.agenda.models.clash import Clash, ClashKind
from services.agenda.models.item import Kind
from services.agenda.queries.plan import Id, Minute, Plan, PlannedItem, hour_of, id_of


def clashes_alone(plan: Plan, item: PlannedItem) -> Iterator[Clash]:
    yield from _of_hours(plan, item)
    if item.kind != Kind.BLOCKER:
        yield from _of_seats(plan, item)
        yield from _of_booths(plan, item)
    for who in item.speakers:
        yield from _of_speaker(plan, item, who)


def _of_hours(plan: Plan, item: PlannedItem) -> Iterator[Clash]:
    """Outside the building's hours: an item begins before it opens or ends after it closes.

    A day of which no hours are known has none. Technicians come early, so a room that cannot be
    used is left in peace, and so is a break in no room of its own.
    """
    hours = plan.hours[plan.day(item.starts)]
    if hours is None or item.kind == Kind.BLOCKER:
        return
    if item.kind == Kind.BREAK and item.room_id is None:
        return
    opens, closes = hours
    inside = max(0, min(item.ends, closes) - max(item.starts, opens))
    if wanting := item.ends - item.starts - inside:
        yield _alone(ClashKind.OUTSIDE_HOURS, item, wanting=wanting)


def _of_seats(plan: Plan, item: PlannedItem) -> Iterator[Clash]:
    """Room too small: more are expected than there are seats; of an item in all rooms, than there
    are in all of them together. Where seats or people are not known, there is no clash.
    """
    if item.expected is None:
        return
    rooms = plan.rooms_of(item)
    seats = 0
    for room in rooms:
        if room.capacity is None:
            return
        seats += room.capacity
    if rooms and item.expected > seats:
        yield _alone(ClashKind.ROOM_TOO_SMALL, item, wanting=item.expected - seats)


def _of_booths(plan: Plan, item: PlannedItem) -> Iterator[Clash]:
    """No booth: more languages are to be heard than the floor's own and one for each booth. An
    item in all rooms has its interpreters in the room with most booths.
    """
    rooms = plan.rooms_of(item)
    wanting = item.languages - 1 - max((each.booths for each in rooms), default=0)
    if rooms and wanting > 0:
        yield _alone(ClashKind.NO_BOOTH, item, wanting=wanting)


def _of_speaker(plan: Plan, item: PlannedItem, who: Id) -> Iterator[Clash]:
    """Not available: a speaker has said that they are away at some of the item's hours.

    Not registered: registration does not know them, and the place is not kept for one who is yet
    to be named. Not approved: it knows them, and does not expect them.
    """
    speaker = plan.speakers[who]
    for away, back in speaker.absences:
        starts, ends = max(item.starts, away), min(item.ends, back)
        if starts < ends:
            yield _alone(ClashKind.NOT_AVAILABLE, item, who=id_of(who), hours=(starts, ends))
    if not (speaker.is_registered or speaker.is_kept):
        yield _alone(ClashKind.NOT_REGISTERED, item, who=id_of(who))
    elif speaker.is_registered and not speaker.is_approved:
        yield _alone(ClashKind.NOT_APPROVED, item, who=id_of(who))


def _alone(
    kind: ClashKind,
    item: PlannedItem,
    *,
    who: UUID | None = None,
    wanting: int = 0,
    hours: tuple[Minute, Minute] | None = None,
) -> Clash:
    starts, ends = hours or (item.starts, item.ends)
    return Clash(kind, (id_of(item.id),), hour_of(starts), hour_of(ends), who=who, wanting=wanting)

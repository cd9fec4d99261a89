"""The draft of one day as editors see it, for a whole page and for the part that is put in anew."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from flask import g, get_template_attribute, render_template
from sqlalchemy import select

from services.agenda.models.base import Texts
from services.agenda.models.change import Change
from services.agenda.models.item import Item
from services.agenda.models.room import Room
from services.agenda.queries.clashes import clashes_touching
from services.agenda.queries.day import Place, frame_of, places_of
from services.agenda.queries.draft import draft_of, goes_across, spans_on
from services.agenda.queries.history import others_changes
from services.agenda.queries.mends import with_mends
from services.agenda.queries.plan import Plan
from services.agenda.queries.plan_of import plan_of
from services.agenda.web.clash_words import FLAGS, tell_clashes
from services.agenda.web.words import long_day
from shared.language import gettext as _
from shared.web.database import session
from shared.web.speech import name_of

EDITORS = ("organiser", "programme_editor")
# Places are looked for where somebody will read of them; of hundreds, nobody does at once.
MOST_MENDS = 30


def board(day: str | None) -> dict[str, Any]:
    """What the templates of the editor are drawn from."""
    draft = draft_of(session(), g.meeting, g.visitor.id)
    table = draft.table(day)
    mended = with_mends(draft.plan, table.clashes[:MOST_MENDS])
    return {
        "draft": draft,
        "table": table,
        "told": tell_clashes(session(), g.meeting, [*mended, *table.clashes[MOST_MENDS:]]),
        "flags": FLAGS,
        "across": goes_across,
        "may_edit": g.visitor.may(g.meeting, *EDITORS),
        "may_publish": g.visitor.may(g.meeting, *publishers()),
    }


def publishers() -> tuple[str, ...]:
    """The first time the meeting itself becomes public, which is the organisers' to decide."""
    return EDITORS if g.meeting.is_published else ("organiser",)


def drawn(day: str | None) -> dict[str, Any]:
    """The board as it is put in anew, and its number."""
    parts = board(day)
    return {
        "number": parts["draft"].number,
        "board": render_template("agenda/editor_board.html", **parts).strip(),
        "head": render_template("agenda/editor_head.html", **parts).strip(),
    }


def news(since: int) -> list[str]:
    """What others did since then, in words."""
    found = others_changes(session(), g.meeting.id, g.visitor.id, since=since)
    say = get_template_attribute("agenda/editor_words.html", "change_words")
    return [str(say(change, name, _named(change))).strip() for change, name in found]


def _named(change: Change) -> str:
    """The item that a change is about, where it is about one."""
    states = [now or before for before, now in change.items.values()]
    return name_of(states[0]["names"]) if len(states) == 1 and states[0] else ""


def moved(item: Item, room_before: str) -> dict[str, Any]:
    """What a move changed in the table of the day where the item now is, and what it runs into.

    The room before is as the page says it: those who stood beside the item there have more room.
    """
    zone = g.meeting.zone
    # Their order and what they are called, and no more: this is asked at every move.
    asked = select(Room.id, Room.names).where(Room.meeting_id == g.meeting.id)
    in_order = session().execute(asked.order_by(Room.position, Room.id))
    rooms: dict[UUID, Texts] = {each.id: each.names for each in in_order}
    where = _where(rooms, item.room_id)
    answer: dict[str, Any] = {
        "number": g.meeting.draft_number,
        "id": str(item.id),
        "revision": item.revision,
        "minutes": item.minutes,
        "words": place_words(item.starts_at, item.minutes, where),
    }
    if item.starts_at is None:
        return answer
    on = item.starts_at.astimezone(zone).date()
    plan = plan_of(session(), g.meeting, [on])
    spans = spans_on(plan, zone, on)
    frame = frame_of(zone, on, list(rooms), spans)
    touched = {room_before, str(item.room_id or "")}
    places = places_of(frame, [each for each in spans if str(each.room_id or "") in touched])
    return answer | {
        "day": on.isoformat(),
        "first": frame.first_minute,
        "rows": frame.rows,
        "hours": hours_words(item.starts_at, item.minutes),
        "items": {str(id_): geometry(place) for id_, place in places.items()},
        "clashes": _clash_rows(plan, item.id, rooms),
    }


def geometry(place: Place) -> list[int]:
    return [place.row, place.rows, place.column, place.width, place.lane, place.lanes]


def _clash_rows(plan: Plan, item_id: UUID, rooms: Mapping[UUID, Texts]) -> list[dict[str, Any]]:
    """What a move runs into, in words; what would mend it comes with the whole board."""
    found = clashes_touching(plan, [item_id])
    row = get_template_attribute("agenda/clashes.html", "clash_row")
    told = tell_clashes(session(), g.meeting, found, rooms) if found else []
    return [{"html": str(row(each, g.meeting))} for each in told]


def hours_words(starts_at: datetime, minutes: int) -> str:
    starts, ends = (
        at.astimezone(g.meeting.zone) for at in (starts_at, starts_at + timedelta(minutes=minutes))
    )
    return f"{starts:%H:%M}–{ends:%H:%M}"


def _where(rooms: Mapping[UUID, Texts], room_id: UUID | None) -> str:
    """What a room is called; one that is there no longer has no name."""
    return _("All rooms") if room_id is None else name_of(rooms.get(room_id, {}))


def words_of_place(starts_at: datetime | None, minutes: int, room_id: UUID | None) -> str:
    rooms = {each.id: each.names for each in g.meeting.rooms}
    return place_words(starts_at, minutes, _where(rooms, room_id))


def place_words(starts_at: datetime | None, minutes: int, where: str) -> str:
    """Day, hours and room in words, such as for two versions that differ in nothing else."""
    if starts_at is None:
        return _("Not yet placed")
    on: date = starts_at.astimezone(g.meeting.zone).date()
    gaps = {"day": long_day(on), "hours": hours_words(starts_at, minutes), "room": where}
    return _("%(day)s, %(hours)s, %(room)s") % gaps

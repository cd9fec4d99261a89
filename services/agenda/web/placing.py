"""How editors place, lengthen, shift and copy what is in the draft, with a script or without."""

from datetime import datetime
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from services.agenda.models.change import Change
from services.agenda.models.item import Item
from services.agenda.models.refusals import (
    ChangedMeanwhile,
    EndsBeforeItStarts,
    NothingToUndo,
    NotThere,
    OutsideDays,
    RoomNotThere,
)
from services.agenda.schemas.place_form import PlaceForm, ShiftForm
from services.agenda.usecases.copy_item import copy_item
from services.agenda.usecases.place_item import place_item
from services.agenda.usecases.shift_items import shift_items
from services.agenda.usecases.undo_change import undo_change
from services.agenda.web.boards import EDITORS, board, drawn, moved, words_of_place
from shared.language import gettext as _
from shared.web.access import staff
from shared.web.database import session
from shared.web.forms import Form, filled, read_form

placing_pages = Blueprint("placing", __name__)

Answer = Response | tuple[dict[str, Any], int] | dict[str, Any] | tuple[str, int]
ITEM = "/agenda/meetings/<slug>/items/<uuid:item_id>"


@placing_pages.get(f"{ITEM}/place")
@staff(*EDITORS)
def placing(slug: str, item_id: UUID) -> str:
    return _page(_item(item_id))


@placing_pages.post(f"{ITEM}/place")
@staff(*EDITORS)
def place(slug: str, item_id: UUID) -> Answer:
    form = read_form(PlaceForm(), request.form)
    if not form.is_valid:
        return _refused(form, item_id)
    meant = _meant(form)
    try:
        placed = place_item(session(), **_by_me(), item_id=item_id, revision=_revision(), **meant)
    except (OutsideDays, EndsBeforeItStarts):
        form.add_error("day", _("It must begin and end on one of the meeting’s days"))
        return _refused(form, item_id)
    except RoomNotThere:
        form.add_error("room", _("This room is no longer there. Choose another"))
        return _refused(form, item_id)
    except NotThere:
        abort(404)
    except ChangedMeanwhile:
        return _stale(form, item_id, meant)
    answer = moved(placed, request.form.get("was", "")) if _is_script() else None
    session().commit()
    return answer or _to_day(form.data["day"])


@placing_pages.post(f"{ITEM}/shift")
@staff(*EDITORS)
def shift(slug: str, item_id: UUID) -> Answer:
    """Everything that starts with this item or after it, on its day."""
    form, item = read_form(ShiftForm(), request.form), _item(item_id)
    if item.starts_at is None:
        abort(404)
    since, room_id = item.starts_at, item.room_id
    if form.is_valid:
        by = form.data["by"] if form.data["way"] == "later" else -form.data["by"]
        try:
            shift_items(
                session(),
                **_by_me(),
                since=since,
                minutes=by,
                room_id=room_id if form.data["reach"] == "room" else None,
            )
        except OutsideDays:
            session().rollback()
            form.add_error("by", _("Something would leave its day. Nothing was moved"))
    if not form.is_valid:
        return _page(_item(item_id), shift_form=form), 422
    session().commit()
    return _to_day(since.astimezone(g.meeting.zone).date())


@placing_pages.post(f"{ITEM}/copy")
@staff(*EDITORS)
def copy(slug: str, item_id: UUID) -> Answer:
    form = Form(values={"rooms": request.form.getlist("rooms")})
    known = {str(each.id): each.id for each in g.meeting.rooms}
    chosen = [known[each] for each in form.values["rooms"] if each in known]
    item = _item(item_id)
    on = item.starts_at and item.starts_at.astimezone(g.meeting.zone).date()
    if not chosen:
        form.add_error("rooms", _("Choose at least one room"))
    else:
        try:
            copy_item(session(), **_by_me(), item_id=item_id, revision=_revision(), room_ids=chosen)
        except NotThere:
            abort(404)
        except ChangedMeanwhile:
            session().rollback()
            form.add_error("", _("Somebody else changed this item meanwhile. Look again"))
    if not form.is_valid:
        return _page(_item(item_id), copy_form=form), 422
    session().commit()
    return _to_day(on)


@placing_pages.post("/agenda/meetings/<slug>/undo")
@staff(*EDITORS)
def undo(slug: str) -> Answer:
    return _turn(is_redo=False)


@placing_pages.post("/agenda/meetings/<slug>/redo")
@staff(*EDITORS)
def redo(slug: str) -> Answer:
    return _turn(is_redo=True)


def _turn(*, is_redo: bool) -> Answer:
    day = request.form.get("day", "")
    try:
        change = undo_change(session(), **_by_me(), is_redo=is_redo)
    except NothingToUndo:
        words = _("There is nothing to do again") if is_redo else _("There is nothing to undo")
    except (ChangedMeanwhile, RoomNotThere):
        words = _("Somebody else changed the same item since. It stays as it is now")
    else:
        day = _day_of(change, day)
        session().commit()
        if not _is_script():
            return redirect(url_for("editors.editor", slug=g.meeting.slug, day=day), 303)
        said = _("Done again") if is_redo else _("Undone")
        return drawn(day) | {"words": said, "day": day}
    session().rollback()
    if _is_script():
        return {"words": words}, 409
    return render_template("agenda/editor.html", **board(day), refusal=words), 409


def _day_of(change: Change, day: str) -> str:
    """Where it happened: the day that is looked at, or that of the first item concerned."""
    zone = g.meeting.zone
    days = [
        datetime.fromisoformat(now["starts_at"]).astimezone(zone).date().isoformat()
        for _before, now in change.items.values()
        if now is not None and now["starts_at"]
    ]
    return day if day in days or not days else days[0]


def _is_script() -> bool:
    return request.headers.get("Accept") == "application/json"


def _item(item_id: UUID) -> Item:
    item = session().get(Item, item_id)
    if item is None or item.meeting_id != g.meeting.id:
        abort(404)
    return item


def _by_me() -> dict[str, Any]:
    return {"meeting_id": g.meeting.id, "made_by": g.visitor.id}


def _revision() -> int:
    return request.form.get("revision", 0, type=int)


def _meant(form: Form) -> dict[str, Any]:
    data = form.data
    starts_at = (
        datetime.combine(data["day"], data["starts"], g.meeting.zone) if data["day"] else None
    )
    return {"starts_at": starts_at, "minutes": data["minutes"], "room_id": data["room"]}


def _refused(form: Form, item_id: UUID) -> Answer:
    if _is_script():
        return {"words": " ".join(each for found in form.errors.values() for each in found)}, 422
    session().rollback()
    return _page(_item(item_id), place_form=form), 422


def _stale(form: Form, item_id: UUID, meant: dict[str, Any]) -> Answer:
    """Both places are named; to place it once more is to decide for one's own."""
    session().rollback()
    theirs = session().get(Item, item_id, populate_existing=True)
    if theirs is None or theirs.meeting_id != g.meeting.id:
        abort(404)
    form.values["revision"] = str(theirs.revision)
    said = {
        "words": _("Somebody else changed this item while you worked on it"),
        "theirs": words_of_place(theirs.starts_at, theirs.minutes, theirs.room_id),
        "mine": words_of_place(meant["starts_at"], meant["minutes"], meant["room_id"]),
        "revision": theirs.revision,
    }
    if _is_script():
        return said, 409
    form.add_error("", said["words"])
    return _page(theirs, place_form=form, both=said), 422


def _stored(item: Item) -> Form:
    starts = item.starts_at.astimezone(g.meeting.zone) if item.starts_at else None
    return filled(
        {
            "day": starts.date().isoformat() if starts else "",
            "starts": starts.strftime("%H:%M") if starts else "",
            "minutes": str(item.minutes),
            "room": str(item.room_id or ""),
            "revision": str(item.revision),
        }
    )


def _page(item: Item, *, place_form: Form | None = None, **others: Any) -> str:
    return render_template(
        "agenda/place.html",
        item=item,
        form=place_form or _stored(item),
        shift_form=others.get("shift_form")
        or Form(values={"by": "15", "way": "later", "reach": "room" if item.room_id else "all"}),
        copy_form=others.get("copy_form")
        or Form(values={"rooms": [str(r.id) for r in g.meeting.rooms if r.id != item.room_id]}),
        both=others.get("both"),
        where=words_of_place(item.starts_at, item.minutes, item.room_id),
        rooms=g.meeting.rooms,
        days=g.meeting.days,
    )


def _to_day(day: Any) -> Response:
    on = day.isoformat() if day else None
    return redirect(url_for("editors.editor", slug=g.meeting.slug, day=on), 303)

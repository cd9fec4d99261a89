"""What programme editors work on: days, rooms and items, and the way to publishing them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from services.agenda.models.item import Item, Speech, Substance
from services.agenda.models.refusals import (
    ChangedMeanwhile,
    EndsBeforeItStarts,
    NotThere,
    OutsideDays,
    RoomNotThere,
)
from services.agenda.queries.draft import draft_of
from services.agenda.schemas.item_form import (
    MOST_GROUPS,
    MOST_SPEAKERS,
    SpeakersForm,
    named,
    speaker_values,
)
from services.agenda.usecases.add_item import add_item
from services.agenda.usecases.change_item import change_item
from services.agenda.usecases.name_speaker import name_speaker
from services.agenda.usecases.remove_item import remove_item
from services.agenda.web.publishing import may_publish
from shared.language import gettext as _
from shared.web.access import staff
from shared.web.database import session
from shared.web.form_token import act_id
from shared.web.forms import Form, filled, read_form

editor_pages = Blueprint("editors", __name__)

EDITORS = ("organiser", "programme_editor")


@editor_pages.get("/agenda/meetings/<slug>/edit")
@staff(*EDITORS, "observer")
def editor(slug: str) -> str:
    draft = draft_of(session(), g.meeting)
    return render_template(
        "agenda/editor.html",
        draft=draft,
        table=draft.table(request.args.get("day")),
        may_edit=g.visitor.may(g.meeting, *EDITORS),
        may_publish=may_publish(),
    )


@editor_pages.get("/agenda/meetings/<slug>/items/new")
@staff(*EDITORS)
def new_item(slug: str) -> str:
    day = request.args.get("day") or g.meeting.starts_on.isoformat()
    return _item_page(filled({"day": day, "kind": "plenary"}))


@editor_pages.post("/agenda/meetings/<slug>/items/new")
@staff(*EDITORS)
def save_new_item(slug: str) -> Response | tuple[str, int]:
    form = read_form(SpeakersForm(), request.form)
    if form.is_valid:
        try:
            add_item(session(), **_by_me(), item_id=act_id(), **_meant(form))
        except (OutsideDays, EndsBeforeItStarts, RoomNotThere) as refusal:
            _refuse(form, refusal)
    if not form.is_valid:
        return _item_page(form), 422
    session().commit()
    return _to_day(form)


@editor_pages.get("/agenda/meetings/<slug>/items/<uuid:item_id>")
@staff(*EDITORS)
def item(slug: str, item_id: UUID) -> str:
    return _item_page(filled(_stored(item_id)), item_id)


@editor_pages.post("/agenda/meetings/<slug>/items/<uuid:item_id>")
@staff(*EDITORS)
def save_item(slug: str, item_id: UUID) -> Response | tuple[str, int]:
    form = read_form(SpeakersForm(), request.form)
    stored = None
    if form.is_valid:
        which: dict[str, Any] = {**_by_me(), "item_id": item_id, "revision": _revision()}
        try:
            change_item(session(), **which, **_meant(form, item_id))
        except (OutsideDays, EndsBeforeItStarts, RoomNotThere) as refusal:
            _refuse(form, refusal)
        except ChangedMeanwhile:
            stored = _refuse_stale(form, item_id)
        except NotThere:
            abort(404)
    if not form.is_valid:
        return _item_page(form, item_id, stored), 422
    session().commit()
    return _to_day(form)


@editor_pages.post("/agenda/meetings/<slug>/items/<uuid:item_id>/remove")
@staff(*EDITORS)
def remove(slug: str, item_id: UUID) -> Response:
    day = _stored(item_id)["day"]
    try:
        remove_item(session(), **_by_me(), item_id=item_id)
    except NotThere:
        abort(404)
    session().commit()
    return redirect(url_for("editors.editor", slug=slug, day=day), 303)


def _revision() -> int:
    return request.form.get("revision", 0, type=int)


def _by_me() -> dict[str, Any]:
    return {"meeting_id": g.meeting.id, "made_by": g.visitor.id}


def _meant(form: Form, item_id: UUID | None = None) -> dict[str, Any]:
    """What the form says, in the terms of the programme; what it does not ask stays."""
    data, zone = form.data, g.meeting.zone
    starts_at, ends_at = (
        datetime.combine(data["day"], data[name], zone) for name in ("starts", "ends")
    )
    found = session().get(Item, item_id) if item_id else None
    said = {
        "names": data["names"],
        "kind": data["kind"],
        "group_ordinal": int(data["group"]) if data["group"] else None,
        "speeches": _speeches(data, found),
    }
    return {
        "substance": replace(found.substance, **said) if found else Substance(**said),
        "starts_at": starts_at,
        "minutes": (ends_at.astimezone(UTC) - starts_at.astimezone(UTC)) // timedelta(minutes=1),
        "room_id": data["room"],
    }


def _speeches(data: dict[str, Any], found: Item | None) -> tuple[Speech, ...]:
    """A speaker who stays keeps role, language and minutes."""
    before = {each.speaker_id: each for each in found.substance.speeches} if found else {}
    speakers = [
        name_speaker(session(), meeting_id=g.meeting.id, names={g.language: name}, post=post)
        for name, post in named(data)
    ]
    return tuple(before.get(each.id) or Speech(each.id) for each in speakers)


def _stored(item_id: UUID) -> dict[str, Any]:
    found = session().get(Item, item_id, populate_existing=True)
    if found is None or found.meeting_id != g.meeting.id:
        abort(404)
    starts, ends = (
        at.astimezone(g.meeting.zone) if at else None for at in (found.starts_at, found.ends_at)
    )
    return {
        "names": found.names,
        "kind": found.kind,
        "group": str(found.group_ordinal or ""),
        "day": starts.date().isoformat() if starts else "",
        "starts": starts.strftime("%H:%M") if starts else "",
        "ends": ends.strftime("%H:%M") if ends else "",
        "room": str(found.room_id or ""),
        "revision": str(found.revision),
        **speaker_values(found.interventions, g.language),
    }


def _refuse(form: Form, refusal: Exception) -> None:
    session().rollback()
    if isinstance(refusal, OutsideDays):
        form.add_error("day", _("Choose one of the meeting’s days"))
    elif isinstance(refusal, RoomNotThere):
        form.add_error("room", _("This room is no longer there. Choose another"))
    else:
        form.add_error("ends", _("It must end later than it starts"))


def _refuse_stale(form: Form, item_id: UUID) -> dict[str, Any]:
    """Both versions are shown; to save again is to decide for one's own."""
    session().rollback()
    stored = filled(_stored(item_id)).values
    form.values["revision"] = stored["revision"]
    form.add_error("", _("Somebody else saved this item while you worked on it"))
    return stored


def _item_page(form: Form, item_id: UUID | None = None, stored: Any = None) -> str:
    filled_in = [n for n in range(1, MOST_SPEAKERS + 1) if form.values.get(f"speaker{n}")]
    return render_template(
        "agenda/item.html",
        form=form,
        item_id=item_id,
        stored=stored,
        rooms=g.meeting.rooms,
        days=g.meeting.days,
        groups=range(1, MOST_GROUPS + 1),
        speakers=range(1, min(max(filled_in, default=0) + 2, MOST_SPEAKERS) + 1),
    )


def _to_day(form: Form) -> Response:
    day = form.data["day"].isoformat()
    return redirect(url_for("editors.editor", slug=g.meeting.slug, day=day), 303)

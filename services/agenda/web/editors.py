"""What programme editors work on: days, rooms and items, and the button that publishes them."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from services.agenda.models.refusals import (
    ChangedMeanwhile,
    EndsBeforeItStarts,
    NotThere,
    OutsideDays,
    RoomNotThere,
)
from services.agenda.schemas.item_form import SpeakersForm, reordered
from services.agenda.usecases.add_item import add_item
from services.agenda.usecases.change_item import change_item
from services.agenda.usecases.remove_item import remove_item
from services.agenda.web.boards import EDITORS, board, drawn, news
from services.agenda.web.item_answers import item_choices, item_values, meant
from shared.language import gettext as _
from shared.web.access import staff
from shared.web.database import session
from shared.web.form_token import act_id
from shared.web.forms import Form, filled, read_form

editor_pages = Blueprint("editors", __name__)


@editor_pages.get("/agenda/meetings/<slug>/edit")
@staff(*EDITORS, "observer")
def editor(slug: str) -> str:
    return render_template("agenda/editor.html", **board(request.args.get("day")), refusal="")


@editor_pages.get("/agenda/meetings/<slug>/draft")
@staff(*EDITORS, "observer")
def draft(slug: str) -> dict[str, Any] | tuple[str, int]:
    """The board put in anew, with what others did, once the draft has another number."""
    since = request.args.get("since", 0, type=int)
    if since == g.meeting.draft_number and "whole" not in request.args:
        return "", 204
    return drawn(request.args.get("day")) | {"words": news(since)}


@editor_pages.get("/agenda/meetings/<slug>/items/new")
@staff(*EDITORS)
def new_item(slug: str) -> str:
    day = request.args.get("day") or g.meeting.starts_on.isoformat()
    return _item_page(filled({"day": day, "kind": "plenary", "access": "open"}))


@editor_pages.post("/agenda/meetings/<slug>/items/new")
@staff(*EDITORS)
def save_new_item(slug: str) -> Response | str | tuple[str, int]:
    if "act" in request.form:
        return _item_page(_turned())
    form = read_form(SpeakersForm(), request.form)
    if form.is_valid:
        try:
            add_item(session(), **_by_me(), item_id=act_id(), **meant(form))
        except (OutsideDays, EndsBeforeItStarts, RoomNotThere) as refusal:
            _refuse(form, refusal)
    if not form.is_valid:
        return _item_page(form), 422
    session().commit()
    return _to_day(form.data["day"])


@editor_pages.get("/agenda/meetings/<slug>/items/<uuid:item_id>")
@staff(*EDITORS)
def item(slug: str, item_id: UUID) -> str:
    return _item_page(filled(item_values(item_id)), item_id)


@editor_pages.post("/agenda/meetings/<slug>/items/<uuid:item_id>")
@staff(*EDITORS)
def save_item(slug: str, item_id: UUID) -> Response | str | tuple[str, int]:
    # What is not there cannot be filled in wrongly.
    item_values(item_id)
    if "act" in request.form:
        return _item_page(_turned(), item_id)
    form = read_form(SpeakersForm(), request.form)
    stored = None
    if form.is_valid:
        which: dict[str, Any] = {**_by_me(), "item_id": item_id, "revision": _revision()}
        try:
            change_item(session(), **which, **meant(form))
        except (OutsideDays, EndsBeforeItStarts, RoomNotThere) as refusal:
            _refuse(form, refusal)
        except ChangedMeanwhile:
            stored = _refuse_stale(form, item_id)
        except NotThere:
            abort(404)
    if not form.is_valid:
        return _item_page(form, item_id, stored), 422
    session().commit()
    return _to_day(form.data["day"])


@editor_pages.post("/agenda/meetings/<slug>/items/<uuid:item_id>/remove")
@staff(*EDITORS)
def remove(slug: str, item_id: UUID) -> Response:
    day = item_values(item_id)["day"]
    try:
        remove_item(session(), **_by_me(), item_id=item_id)
    except NotThere:
        abort(404)
    session().commit()
    return _to_day(day)


def _revision() -> int:
    return request.form.get("revision", 0, type=int)


def _by_me() -> dict[str, Any]:
    return {"meeting_id": g.meeting.id, "made_by": g.visitor.id}


def _turned() -> Form:
    """A speaker was moved up or down, or room for more was asked for; nothing is saved yet."""
    typed = read_form(SpeakersForm(), request.form).values
    return Form(values=reordered(typed, typed.get("act", "")))


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
    stored = filled(item_values(item_id)).values
    form.values["revision"] = stored["revision"]
    form.add_error("", _("Somebody else saved this item while you worked on it"))
    return stored


def _item_page(form: Form, item_id: UUID | None = None, stored: Any = None) -> str:
    return render_template(
        "agenda/item.html", form=form, item_id=item_id, stored=stored, **item_choices(form, stored)
    )


def _to_day(day: Any) -> Response:
    return redirect(url_for("editors.editor", slug=g.meeting.slug, day=day or None), 303)

"""What programme editors settle about rooms: their names, their seats, their order."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from services.agenda.models.refusals import ChangedMeanwhile, NotThere
from services.agenda.models.room import Room
from services.agenda.schemas.room_form import RoomForm
from services.agenda.usecases.add_room import add_room
from services.agenda.usecases.change_room import change_room
from services.agenda.usecases.remove_room import RoomInUse, remove_room
from shared.language import gettext as _
from shared.web.access import staff
from shared.web.database import session
from shared.web.form_token import act_id
from shared.web.forms import Form, filled, read_form

room_pages = Blueprint("rooms", __name__)

EDITORS = ("organiser", "programme_editor")


@room_pages.get("/agenda/meetings/<slug>/rooms/new")
@staff(*EDITORS)
def new_room(slug: str) -> str:
    return _page(Form())


@room_pages.post("/agenda/meetings/<slug>/rooms/new")
@staff(*EDITORS)
def save_new_room(slug: str) -> Response | tuple[str, int]:
    form = read_form(RoomForm(exclude=["place"]), request.form)
    if not form.is_valid:
        return _page(form), 422
    add_room(session(), meeting_id=g.meeting.id, room_id=act_id(), **_meant(form))
    session().commit()
    return _to_editor()


@room_pages.get("/agenda/meetings/<slug>/rooms/<uuid:room_id>")
@staff(*EDITORS)
def room(slug: str, room_id: UUID) -> str:
    return _page(filled(_stored(room_id)), room_id)


@room_pages.post("/agenda/meetings/<slug>/rooms/<uuid:room_id>")
@staff(*EDITORS)
def save_room(slug: str, room_id: UUID) -> Response | tuple[str, int]:
    form = read_form(RoomForm(), request.form)
    stored = None
    if form.is_valid:
        revision = request.form.get("revision", 0, type=int)
        place = {"meeting_id": g.meeting.id, "room_id": room_id, "revision": revision}
        try:
            change_room(session(), **place, **_meant(form))
        except NotThere:
            abort(404)
        except ChangedMeanwhile:
            session().rollback()
            stored = filled(_stored(room_id)).values
            form.values["revision"] = stored["revision"]
            form.add_error("", _("Somebody else saved this room while you worked on it"))
    if not form.is_valid:
        return _page(form, room_id, stored), 422
    session().commit()
    return _to_editor()


@room_pages.post("/agenda/meetings/<slug>/rooms/<uuid:room_id>/remove")
@staff(*EDITORS)
def remove(slug: str, room_id: UUID) -> Response | tuple[str, int]:
    try:
        remove_room(session(), meeting_id=g.meeting.id, room_id=room_id)
    except NotThere:
        abort(404)
    except RoomInUse:
        form = filled(_stored(room_id))
        form.add_error("", _("Items of the programme take place in this room. Move them first"))
        return _page(form, room_id), 422
    session().commit()
    return _to_editor()


def _meant(form: Form) -> dict[str, Any]:
    return {**form.data, "booths": form.data["booths"] or 0}


def _stored(room_id: UUID) -> dict[str, Any]:
    found = session().get(Room, room_id, populate_existing=True)
    if found is None or found.meeting_id != g.meeting.id:
        abort(404)
    return {
        "names": found.names,
        "capacity": str(found.capacity or ""),
        "booths": str(found.booths or ""),
        "floor": found.floor,
        "place": str(g.meeting.rooms.index(found) + 1),
        "revision": str(found.revision),
    }


def _page(form: Form, room_id: UUID | None = None, stored: Any = None) -> str:
    return render_template(
        "agenda/room.html",
        form=form,
        room_id=room_id,
        stored=stored,
        places=range(1, len(g.meeting.rooms) + 1),
    )


def _to_editor() -> Response:
    return redirect(url_for("editors.editor", slug=g.meeting.slug), 303)

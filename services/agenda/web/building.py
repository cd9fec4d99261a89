"""What programme editors settle about the building, so that the draft can be held against it."""

from typing import Any

from flask import Blueprint, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from services.agenda.models.refusals import ChangedMeanwhile
from services.agenda.queries.building import building_of
from services.agenda.schemas.building_form import building_form, building_values, meant, way_name
from services.agenda.usecases.change_building import change_building
from shared.language import gettext as _
from shared.web.access import staff
from shared.web.database import session
from shared.web.forms import Form, filled, read_form

building_pages = Blueprint("building", __name__)

EDITORS = ("organiser", "programme_editor")


@building_pages.get("/agenda/meetings/<slug>/building")
@staff(*EDITORS)
def building(slug: str) -> str:
    return _page(filled(_stored()))


@building_pages.post("/agenda/meetings/<slug>/building")
@staff(*EDITORS)
def save_building(slug: str) -> Response | tuple[str, int]:
    days, rooms = g.meeting.days, [each.id for each in g.meeting.rooms]
    form = read_form(building_form(days, rooms), request.form)
    stored = None
    if form.is_valid:
        who = {"meeting_id": g.meeting.id, "made_by": g.visitor.id}
        seen = request.form.get("seen", "")
        try:
            change_building(session(), **who, seen=seen, building=meant(form.data, days, rooms))
        except ChangedMeanwhile:
            session().rollback()
            stored = _stored()
            form.values["seen"] = stored["seen"]
            form.add_error("", _("Somebody else saved the building while you worked on it"))
    if not form.is_valid:
        return _page(form, stored), 422
    session().commit()
    return redirect(url_for("clashes.clash_list", slug=slug), 303)


def _stored() -> dict[str, str]:
    session().refresh(g.meeting)
    return building_values(building_of(session(), g.meeting))


def _page(form: Form, stored: dict[str, Any] | None = None) -> str:
    return render_template(
        "agenda/building.html",
        form=form,
        stored=stored,
        days=g.meeting.days,
        rooms=g.meeting.rooms,
        way_name=way_name,
    )

"""Who holds a seat in a body: a State or an organisation, from one day until another."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from services.agenda.models.body import Body, Seat
from services.agenda.models.refusals import ChangedMeanwhile, NotThere
from services.agenda.queries.organisations import organisation_choices
from services.agenda.schemas.body_form import SeatForm
from services.agenda.usecases.hold_seat import hold_seat
from services.agenda.usecases.remove_seat import remove_seat
from services.agenda.web.keepers import require_keeper
from shared.language import gettext as _
from shared.text.states import sorted_states
from shared.web.access import signed_in
from shared.web.database import session
from shared.web.form_token import act_id
from shared.web.forms import Form, filled, read_form

seat_pages = Blueprint("seats", __name__)

ONE = "/agenda/bodies/<uuid:body_id>"


@seat_pages.get(f"{ONE}/seats/new")
@signed_in
def new_seat(body_id: UUID) -> str:
    require_keeper()
    return _seat_page(Form(), body_id)


@seat_pages.post(f"{ONE}/seats/new")
@signed_in
def save_new_seat(body_id: UUID) -> Response | tuple[str, int]:
    require_keeper()
    form = read_form(SeatForm(), request.form)
    if not form.is_valid:
        return _seat_page(form, body_id), 422
    try:
        hold_seat(session(), body_id=body_id, seat_id=act_id(), **_held(form))
    except NotThere:
        abort(404)
    session().commit()
    return _to(body_id)


@seat_pages.get(f"{ONE}/seats/<uuid:seat_id>")
@signed_in
def seat(body_id: UUID, seat_id: UUID) -> str:
    require_keeper()
    return _seat_page(filled(_stored_seat(body_id, seat_id)), body_id, seat_id)


@seat_pages.post(f"{ONE}/seats/<uuid:seat_id>")
@signed_in
def save_seat(body_id: UUID, seat_id: UUID) -> Response | tuple[str, int]:
    require_keeper()
    form = read_form(SeatForm(), request.form)
    stored = None
    if form.is_valid:
        which: dict[str, Any] = {
            "body_id": body_id,
            "seat_id": seat_id,
            "revision": request.form.get("revision", 0, type=int),
        }
        try:
            hold_seat(session(), **which, **_held(form))
        except ChangedMeanwhile:
            session().rollback()
            stored = filled(_stored_seat(body_id, seat_id)).values
            form.values["revision"] = stored["revision"]
            form.add_error("", _("Somebody else saved this body while you worked on it"))
        except NotThere:
            abort(404)
    if not form.is_valid:
        return _seat_page(form, body_id, seat_id, stored), 422
    session().commit()
    return _to(body_id)


@seat_pages.post(f"{ONE}/seats/<uuid:seat_id>/remove")
@signed_in
def remove(body_id: UUID, seat_id: UUID) -> Response:
    require_keeper()
    try:
        remove_seat(session(), body_id=body_id, seat_id=seat_id)
    except NotThere:
        abort(404)
    session().commit()
    return _to(body_id)


def _held(form: Form) -> dict[str, Any]:
    data = dict(form.data)
    return {**data.pop("holder"), **data}


def _stored_seat(body_id: UUID, seat_id: UUID) -> dict[str, Any]:
    found = session().get(Seat, seat_id, populate_existing=True)
    if found is None or found.body_id != body_id:
        abort(404)
    holder = f"state:{found.state_code}" if found.state_code else ""
    return {
        "holder": holder or f"organisation:{found.organisation_id}",
        "office": found.office,
        "began_on": str(found.began_on or ""),
        "ended_on": str(found.ended_on or ""),
        "revision": str(session().get_one(Body, body_id, populate_existing=True).revision),
    }


def _seat_page(form: Form, body_id: UUID, seat_id: UUID | None = None, stored: Any = None) -> str:
    found = session().get(Body, body_id)
    if found is None:
        abort(404)
    states = [(f"state:{each.iso3}", each.name(g.language)) for each in sorted_states(g.language)]
    named = organisation_choices(session(), g.language)
    organisations = [(f"organisation:{key}", words) for key, words in named]
    return render_template(
        "agenda/seat.html",
        form=form,
        body=found,
        seat_id=seat_id,
        stored=stored,
        holders=[(_("States"), states), (_("Organisations"), organisations)],
        said=dict([*states, *organisations]),
    )


def _to(body_id: UUID) -> Response:
    return redirect(url_for("bodies.body", body_id=body_id), 303)

"""Series in which meetings are counted, entered and changed."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from services.agenda.models.refusals import ChangedMeanwhile, NotThere
from services.agenda.models.series import Series
from services.agenda.queries.bodies import body_choices
from services.agenda.schemas.body_form import SeriesForm
from services.agenda.usecases.add_series import add_series
from services.agenda.usecases.change_series import change_series
from services.agenda.web.keepers import require_keeper
from shared.language import gettext as _
from shared.web.access import signed_in
from shared.web.database import session
from shared.web.form_token import act_id
from shared.web.forms import Form, filled, read_form

series_pages = Blueprint("series", __name__)

AT = "/agenda/series"


@series_pages.get(f"{AT}/new")
@signed_in
def new() -> str:
    require_keeper()
    return _page(filled({"body_id": request.args.get("body", "")}))


@series_pages.post(f"{AT}/new")
@signed_in
def save_new() -> Response | tuple[str, int]:
    require_keeper()
    form = read_form(SeriesForm(), request.form)
    made = None
    if form.is_valid:
        try:
            made = add_series(session(), **form.data, series_id=act_id())
        except NotThere:
            form.add_error("body_id", _("Choose one of the list"))
    if made is None:
        return _page(form), 422
    session().commit()
    return _back(made)


@series_pages.get(f"{AT}/<uuid:series_id>")
@signed_in
def change(series_id: UUID) -> str:
    require_keeper()
    return _page(filled(_stored(series_id)), series_id)


@series_pages.post(f"{AT}/<uuid:series_id>")
@signed_in
def save(series_id: UUID) -> Response | tuple[str, int]:
    require_keeper()
    form = read_form(SeriesForm(), request.form)
    stored = made = None
    if form.is_valid:
        which: dict[str, Any] = {
            "series_id": series_id,
            "revision": request.form.get("revision", 0, type=int),
        }
        try:
            made = change_series(session(), **which, **form.data)
        except ChangedMeanwhile:
            session().rollback()
            stored = filled(_stored(series_id)).values
            form.values["revision"] = stored["revision"]
            form.add_error("", _("Somebody else saved this series while you worked on it"))
        except NotThere:
            abort(404)
    if made is None:
        return _page(form, series_id, stored), 422
    session().commit()
    return _back(made)


def _stored(series_id: UUID) -> dict[str, Any]:
    found = session().get(Series, series_id, populate_existing=True)
    if found is None:
        abort(404)
    return {
        "names": found.names,
        "body_id": str(found.body_id or ""),
        "revision": str(found.revision),
    }


def _page(form: Form, series_id: UUID | None = None, stored: Any = None) -> str:
    return render_template(
        "agenda/series.html",
        form=form,
        series_id=series_id,
        stored=stored,
        bodies=body_choices(session(), g.language),
    )


def _back(series: Series) -> Response:
    if series.body_id is None:
        return redirect(url_for("bodies.listed"), 303)
    return redirect(url_for("bodies.body", body_id=series.body_id), 303)

"""What staff see of meetings as a whole: which there are, opening one, and its settings."""

from typing import Any

from flask import Blueprint, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from services.agenda.models.meeting import Meeting, Terms
from services.agenda.models.refusals import ChangedMeanwhile, OutsideDays
from services.agenda.queries.meetings import staff_meetings
from services.agenda.queries.time_zones import time_zone_words
from services.agenda.schemas.meeting_form import GRIDS, MeetingForm, OpeningForm, split_terms
from services.agenda.usecases.change_meeting import change_meeting
from services.agenda.usecases.open_meeting import SlugTaken, open_meeting
from services.agenda.web.council_words import ABOUTS, FORMATS, choices
from services.agenda.web.keepers import may_keep, require_keeper
from shared.language import gettext as _
from shared.web.access import signed_in, staff
from shared.web.database import session
from shared.web.form_token import act_id
from shared.web.forms import Form, filled, read_form

staff_pages = Blueprint("staff", __name__)

FIELDS = (
    *("names", "starts_on", "ends_on", "time_zone"),
    *("city", "venue", "organisers", "note", "revision"),
    *Terms.__dataclass_fields__,
)


@staff_pages.get("/agenda/meetings/")
@signed_in
def meetings() -> str:
    return render_template(
        "agenda/meetings.html", meetings=staff_meetings(session(), g.visitor), may_open=may_keep()
    )


@staff_pages.get("/agenda/meetings/new")
@signed_in
def opening() -> str:
    require_keeper()
    return _opening_page(filled({"format": "other"}))


@staff_pages.post("/agenda/meetings/new")
@signed_in
def open_() -> Response | tuple[str, int]:
    require_keeper()
    form = read_form(OpeningForm(), request.form)
    if form.is_valid:
        try:
            meeting = open_meeting(
                session(), **split_terms(form.data), opened_by=g.visitor.id, meeting_id=act_id()
            )
        except SlugTaken:
            form.add_error("slug", _("Another meeting has this word already. Choose another"))
    if not form.is_valid:
        return _opening_page(form), 422
    session().commit()
    return redirect(url_for("editors.editor", slug=meeting.slug), 303)


@staff_pages.get("/agenda/meetings/<slug>/settings")
@staff("organiser")
def settings(slug: str) -> str:
    return _settings_page(filled(_stored(g.meeting)))


@staff_pages.post("/agenda/meetings/<slug>/settings")
@staff("organiser")
def save_settings(slug: str) -> Response | tuple[str, int]:
    form = read_form(MeetingForm(), request.form)
    stored = None
    if form.is_valid:
        revision = request.form.get("revision", 0, type=int)
        try:
            meant = split_terms(form.data)
            change_meeting(session(), meeting_id=g.meeting.id, revision=revision, **meant)
        except OutsideDays:
            session().rollback()
            words = _("The programme has items outside these days. Move or remove them first")
            form.add_error("starts_on", words)
        except ChangedMeanwhile:
            session().rollback()
            stored = filled(_stored(g.meeting)).values
            form.values["revision"] = g.meeting.revision
            form.add_error("", _("Somebody else saved these settings while you worked on them"))
    if not form.is_valid:
        return _settings_page(form, stored), 422
    session().commit()
    return redirect(url_for("editors.editor", slug=slug), 303)


def _stored(meeting: Meeting) -> dict[str, Any]:
    session().refresh(meeting)
    found = {name: getattr(meeting, name) for name in FIELDS}
    return {name: "" if value is None else value for name, value in found.items()}


def _opening_page(form: Form) -> str:
    return render_template("agenda/opening.html", form=form, stored=None, **_offered())


def _settings_page(form: Form, stored: dict[str, Any] | None = None) -> str:
    return render_template("agenda/settings.html", form=form, stored=stored, **_offered())


def _offered() -> dict[str, Any]:
    """What can be chosen."""
    return {
        "time_zones": time_zone_words(g.language),
        "formats": choices(FORMATS),
        "abouts": choices(ABOUTS),
        "grids": [(each, each) for each in GRIDS],
    }

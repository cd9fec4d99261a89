"""What staff see of meetings as a whole: which there are, opening one, and its settings."""

from typing import Any

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from services.agenda.models.meeting import Meeting
from services.agenda.models.refusals import ChangedMeanwhile, OutsideDays
from services.agenda.queries.meetings import staff_meetings
from services.agenda.queries.time_zones import time_zone_words
from services.agenda.schemas.meeting_form import MeetingForm, OpeningForm
from services.agenda.usecases.change_meeting import change_meeting
from services.agenda.usecases.open_meeting import SlugTaken, open_meeting
from shared.language import gettext as _
from shared.web.access import Visitor, signed_in, staff
from shared.web.database import session
from shared.web.form_token import act_id
from shared.web.forms import Form, filled, read_form

staff_pages = Blueprint("staff", __name__)

FIELDS = (
    *("names", "starts_on", "ends_on", "time_zone"),
    *("city", "venue", "organisers", "note", "revision"),
)


@staff_pages.get("/agenda/meetings/")
@signed_in
def meetings() -> str:
    return render_template(
        "agenda/meetings.html", meetings=staff_meetings(session(), g.visitor), may_open=_may_open()
    )


@staff_pages.get("/agenda/meetings/new")
@signed_in
def opening() -> str:
    if not _may_open():
        abort(403)
    return _opening_page(Form())


@staff_pages.post("/agenda/meetings/new")
@signed_in
def open_() -> Response | tuple[str, int]:
    if not _may_open():
        abort(403)
    form = read_form(OpeningForm(), request.form)
    if form.is_valid:
        try:
            meeting = open_meeting(
                session(), **form.data, opened_by=g.visitor.id, meeting_id=act_id()
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
            change_meeting(session(), meeting_id=g.meeting.id, revision=revision, **form.data)
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


def _may_open() -> bool:
    """Administrators, and whoever is an organiser of a meeting already."""
    visitor: Visitor = g.visitor
    return visitor.is_administrator or any("organiser" in held for held in visitor.roles.values())


def _stored(meeting: Meeting) -> dict[str, Any]:
    session().refresh(meeting)
    return {name: getattr(meeting, name) for name in FIELDS}


def _opening_page(form: Form) -> str:
    return render_template(
        "agenda/opening.html", form=form, stored=None, time_zones=time_zone_words(g.language)
    )


def _settings_page(form: Form, stored: dict[str, Any] | None = None) -> str:
    return render_template(
        "agenda/settings.html", form=form, stored=stored, time_zones=time_zone_words(g.language)
    )

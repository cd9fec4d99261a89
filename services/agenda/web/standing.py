"""Where a meeting stands: who is behind it, which of its series it is, and what comes after it."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from services.agenda.models.refusals import ChangedMeanwhile, NamedTwice, NotThere, OrdinalTaken
from services.agenda.queries.bodies import all_series, series_choices, series_of
from services.agenda.queries.organisations import organisation_choices
from services.agenda.schemas.organisers_form import (
    MOST_ORGANISERS,
    MOST_SERIES,
    CountedForm,
    OrganisersForm,
    backings_of,
    next_form,
    places_of,
)
from services.agenda.usecases.copy_meeting import copy_meeting
from services.agenda.usecases.open_meeting import SlugTaken
from services.agenda.usecases.put_in_series import put_in_series
from services.agenda.usecases.set_organisers import set_organisers
from services.agenda.web.council_words import PART_WORDS, choices
from shared.language import gettext as _
from shared.web.access import staff
from shared.web.database import session
from shared.web.form_token import act_id
from shared.web.forms import Form, filled, read_form

standing_pages = Blueprint("standing", __name__)

AT = "/agenda/meetings/<slug>"


@standing_pages.get(f"{AT}/organisers")
@staff("organiser")
def organisers(slug: str) -> str:
    return _organisers_page(filled(_backed()))


@standing_pages.post(f"{AT}/organisers")
@staff("organiser")
def save_organisers(slug: str) -> Response | tuple[str, int]:
    form = read_form(OrganisersForm(), request.form)
    stored = None
    if form.is_valid:

        def act(which: dict[str, Any]) -> None:
            set_organisers(session(), **which, organisers=backings_of(form.data))

        stored = _try(form, act, _backed)
    if not form.is_valid:
        return _organisers_page(form, stored), 422
    session().commit()
    return redirect(url_for("standing.organisers", slug=slug), 303)


@standing_pages.get(f"{AT}/series")
@staff("organiser")
def counted(slug: str) -> str:
    return _counted_page(filled(_counted()))


@standing_pages.post(f"{AT}/series")
@staff("organiser")
def save_counted(slug: str) -> Response | tuple[str, int]:
    form = read_form(CountedForm(), request.form)
    stored = None
    if form.is_valid:

        def act(which: dict[str, Any]) -> None:
            put_in_series(session(), **which, places=places_of(form.data))

        stored = _try(form, act, _counted)
    if not form.is_valid:
        return _counted_page(form, stored), 422
    session().commit()
    return redirect(url_for("standing.counted", slug=slug), 303)


@standing_pages.get(f"{AT}/copy")
@staff("organiser")
def next_(slug: str) -> str:
    own = [str(series.id) for series, _ordinal in series_of(session(), g.meeting.id)]
    return _next_page(filled({"names": g.meeting.names, "series": own}))


@standing_pages.post(f"{AT}/copy")
@staff("organiser")
def copy(slug: str) -> Response | tuple[str, int]:
    own = {str(series.id): series.id for series, _ordinal in series_of(session(), g.meeting.id)}
    form = read_form(next_form(own), request.form)
    if form.is_valid:
        data = dict(form.data)
        series_ids = [own[each] for each in data.pop("series")]
        which: dict[str, Any] = {"meeting_id": g.meeting.id, "new_id": act_id()}
        try:
            made = copy_meeting(
                session(), **which, **data, series_ids=series_ids, opened_by=g.visitor.id
            )
        except SlugTaken:
            form.add_error("slug", _("Another meeting has this word already. Choose another"))
    if not form.is_valid:
        return _next_page(form), 422
    session().commit()
    return redirect(url_for("staff.settings", slug=made.slug), 303)


def _try(
    form: Form, act: Callable[[dict[str, Any]], None], read: Callable[[], dict[str, Any]]
) -> dict[str, Any] | None:
    """What is refused is said on the form; what somebody else saved meanwhile comes back."""
    revision = request.form.get("revision", 0, type=int)
    try:
        act({"meeting_id": g.meeting.id, "revision": revision})
        return None
    except OrdinalTaken:
        words = _("Another meeting of this series is counted so already")
        form.add_error("ordinal1", words)
    except NamedTwice:
        form.add_error("", _("The same is named twice. Keep one of the two"))
    except NotThere:
        form.add_error("", _("Something you chose has been removed meanwhile. Choose again"))
    except ChangedMeanwhile:
        session().rollback()
        stored = filled(read()).values
        form.values["revision"] = stored["revision"]
        form.add_error("", _("Somebody else changed this meeting while you worked on it"))
        return stored
    session().rollback()
    return None


def _backed() -> dict[str, Any]:
    session().refresh(g.meeting)
    values: dict[str, Any] = {"revision": str(g.meeting.revision)}
    for number, each in enumerate(g.meeting.organised_by, 1):
        values[f"organisation{number}"] = str(each.organisation_id)
        values[f"part{number}"] = each.part
        values[f"place{number}"] = str(number)
        values[f"wording{number}"] = each.wording
    return values


def _counted() -> dict[str, Any]:
    session().refresh(g.meeting)
    values: dict[str, Any] = {"revision": str(g.meeting.revision)}
    for number, (series, ordinal) in enumerate(series_of(session(), g.meeting.id), 1):
        values[f"series{number}"] = str(series.id)
        values[f"ordinal{number}"] = str(ordinal)
    return values


def _lines(form: Form, name: str, most: int, spare: int) -> int:
    """As many lines as are filled in, and some to fill in."""
    used = [number for number in range(1, most + 1) if form.values.get(f"{name}{number}")]
    return min(max(used, default=0) + spare, most)


def _organisers_page(form: Form, stored: Any = None) -> str:
    return render_template(
        "agenda/organisers.html",
        form=form,
        stored=stored,
        organisations=organisation_choices(session(), g.language),
        parts_of=choices(PART_WORDS),
        rows=_lines(form, "organisation", MOST_ORGANISERS, 3),
    )


def _counted_page(form: Form, stored: Any = None) -> str:
    return render_template(
        "agenda/counted.html",
        form=form,
        stored=stored,
        all_series=series_choices(session(), g.language),
        rows=_lines(form, "series", MOST_SERIES, 2),
    )


def _next_page(form: Form) -> str:
    own = {series.id for series, _ordinal in series_of(session(), g.meeting.id)}
    return render_template(
        "agenda/next.html",
        form=form,
        series=[each for each in all_series(session()) if each.series.id in own],
    )

"""Who speaks at a meeting, for those who assemble its programme: found, added, changed, removed."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from services.agenda.models.refusals import ChangedMeanwhile, NotThere, SpeaksSomewhere
from services.agenda.models.speaker import Answer
from services.agenda.queries.places import places_of
from services.agenda.queries.speakers import WAITS, Row, speakers_of
from services.agenda.schemas.speaker_forms import SpeakerForm, particulars, places_form
from services.agenda.usecases.add_speaker import add_speaker
from services.agenda.usecases.change_speaker import change_speaker
from services.agenda.usecases.keep_places import keep_places
from services.agenda.usecases.remove_speaker import remove_speaker
from services.agenda.web.speaker_page import (
    EDITORS,
    form_page,
    revision_sent,
    speaker_form,
    speaker_here,
    speaker_page,
)
from shared.language import gettext as _
from shared.text.names import in_language
from shared.web.access import staff
from shared.web.database import session
from shared.web.form_token import act_id
from shared.web.forms import Form, read_form

speaker_pages = Blueprint("speakers", __name__)

AT = "/agenda/meetings/<slug>/speakers"
LONGEST_QUERY = 100
# What the list may be narrowed to.
SHOWN = ("waits", "kept", *(each.value for each in Answer))


@speaker_pages.get(f"{AT}/")
@staff(*EDITORS, "observer")
def speakers(slug: str) -> str:
    query = request.args.get("q", "")[:LONGEST_QUERY].strip()
    rows = speakers_of(session(), g.meeting.id, query)
    shown = request.args.get("show", "")
    counts = {each: sum(_is_shown(row, each) for row in rows) for each in SHOWN}
    return render_template(
        "agenda/speakers.html",
        rows=[row for row in rows if _is_shown(row, shown)],
        all_rows=len(rows),
        counts_of=counts,
        shown=shown if shown in SHOWN else "",
        query=query,
        may_edit=g.visitor.may(g.meeting, *EDITORS),
    )


def _is_shown(row: Row, shown: str) -> bool:
    if shown == "waits":
        return row.standing == WAITS
    if shown == "kept":
        return row.speaker.is_kept
    if shown in SHOWN:
        return row.speaker.answer == shown and not row.speaker.is_kept
    return True


@speaker_pages.get(f"{AT}/new")
@staff(*EDITORS)
def new_speaker(slug: str) -> str:
    return form_page(Form())


@speaker_pages.post(f"{AT}/new")
@staff(*EDITORS)
def save_new_speaker(slug: str) -> Response | tuple[str, int]:
    form = read_form(SpeakerForm(), request.form)
    if not form.is_valid:
        return form_page(form), 422
    made = add_speaker(
        session(), meeting_id=g.meeting.id, speaker_id=act_id(), told=particulars(form.data)
    )
    session().commit()
    return to_speaker(made.id)


@speaker_pages.get(f"{AT}/places")
@staff(*EDITORS)
def places(slug: str) -> str:
    return _places_page(Form())


@speaker_pages.post(f"{AT}/places")
@staff(*EDITORS)
def save_places(slug: str) -> Response | tuple[str, int]:
    organisations = places_of(session(), g.meeting.id).organisations
    form = read_form(places_form(organisations.keys()), request.form)
    if form.is_valid and not any(form.data.values()):
        form.add_error("states", _("Choose at least one State or organisation"))
    if not form.is_valid:
        return _places_page(form), 422
    wanted = [organisations[key] for key in form.data["organisations"]]
    wanted += [form.data["other"]] if form.data["other"] else []
    keep_places(
        session(),
        meeting_id=g.meeting.id,
        states=form.data["states"],
        organisations=wanted,
    )
    session().commit()
    return redirect(url_for("speakers.speakers", slug=slug, show="kept"), 303)


@speaker_pages.get(f"{AT}/<uuid:speaker_id>")
@staff(*EDITORS)
def speaker(slug: str, speaker_id: UUID) -> str:
    return speaker_page(speaker_id)


@speaker_pages.post(f"{AT}/<uuid:speaker_id>")
@staff(*EDITORS)
def save_speaker(slug: str, speaker_id: UUID) -> Response | tuple[str, int]:
    form = read_form(SpeakerForm(), request.form)
    stored = None
    if form.is_valid:
        try:
            change_speaker(
                session(),
                meeting_id=g.meeting.id,
                speaker_id=speaker_id,
                revision=revision_sent(),
                told=particulars(form.data),
            )
        except NotThere:
            abort(404)
        except ChangedMeanwhile:
            stored = _refuse_stale(form, speaker_id)
    if not form.is_valid:
        return speaker_page(speaker_id, form=form, stored=stored), 422
    session().commit()
    return to_speaker(speaker_id)


@speaker_pages.post(f"{AT}/<uuid:speaker_id>/remove")
@staff(*EDITORS)
def remove(slug: str, speaker_id: UUID) -> Response | tuple[str, int]:
    try:
        remove_speaker(session(), meeting_id=g.meeting.id, speaker_id=speaker_id)
    except NotThere:
        abort(404)
    except SpeaksSomewhere:
        session().rollback()
        words = _("This person speaks in the programme. Take them out of those items first")
        return speaker_page(speaker_id, problem=words), 422
    session().commit()
    return redirect(url_for("speakers.speakers", slug=slug), 303)


def to_speaker(speaker_id: UUID) -> Response:
    return redirect(url_for("speakers.speaker", slug=g.meeting.slug, speaker_id=speaker_id), 303)


def _refuse_stale(form: Form, speaker_id: UUID) -> dict[str, Any]:
    """Both versions are shown; to save again is to decide for one's own."""
    session().rollback()
    stored = speaker_form(speaker_here(speaker_id)).values
    form.values["revision"] = stored["revision"]
    form.add_error("", _("Somebody else saved this speaker while you worked on it"))
    return stored


def _places_page(form: Form) -> str:
    offered = places_of(session(), g.meeting.id)
    return render_template(
        "agenda/places.html",
        form=form,
        coming=offered.coming,
        others=offered.others,
        organisations=[
            (key, in_language(names, g.language)) for key, names in offered.organisations.items()
        ],
    )

"""Standing bodies: which there are, what they consist of, entered and changed."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from services.agenda.models.body import Body
from services.agenda.models.refusals import (
    ChangedMeanwhile,
    LetterTaken,
    NamedTwice,
    NotThere,
    PartOfItself,
)
from services.agenda.queries.bodies import all_series, body_choices, body_page, body_tree
from services.agenda.queries.meetings import staff_meetings
from services.agenda.queries.organisations import organisation_choices
from services.agenda.schemas.body_form import MOST_ORGANISATIONS, BodyForm, charter_of
from services.agenda.schemas.item_form import MOST_GROUPS
from services.agenda.schemas.register_fields import founding_text
from services.agenda.usecases.add_body import add_body
from services.agenda.usecases.change_body import change_body
from services.agenda.web.council_words import BODY_KINDS, STANDINGS, choices
from services.agenda.web.keepers import may_keep, require_keeper
from services.agenda.web.words import group_label
from shared.language import gettext as _
from shared.web.access import signed_in
from shared.web.database import session
from shared.web.form_token import act_id
from shared.web.forms import Form, filled, read_form

body_pages = Blueprint("bodies", __name__)

AT = "/agenda/bodies"
ONE = f"{AT}/<uuid:body_id>"


@body_pages.get(f"{AT}/")
@signed_in
def listed() -> str:
    return render_template(
        "agenda/bodies.html",
        tree=body_tree(session(), g.language),
        loose=[each for each in all_series(session()) if each.series.body_id is None],
        known=_known(),
        may_keep=may_keep(),
    )


@body_pages.get(f"{AT}/new")
@signed_in
def new() -> str:
    require_keeper()
    parent = request.args.get("parent", "")
    return _form_page(filled({"parent_id": parent, "kind": "working_group" if parent else "other"}))


@body_pages.post(f"{AT}/new")
@signed_in
def save_new() -> Response | tuple[str, int]:
    require_keeper()
    form = read_form(BodyForm(), request.form)
    made = None
    if form.is_valid:
        try:
            made = add_body(session(), charter=charter_of(form.data), body_id=act_id())
        except (NotThere, LetterTaken, NamedTwice) as refusal:
            _refuse(form, refusal)
    if made is None:
        return _form_page(form), 422
    session().commit()
    return _to(made.id)


@body_pages.get(ONE)
@signed_in
def body(body_id: UUID) -> str:
    page = body_page(session(), body_id, g.language)
    if page is None:
        abort(404)
    return render_template("agenda/body.html", page=page, known=_known(), may_keep=may_keep())


@body_pages.get(f"{ONE}/change")
@signed_in
def change(body_id: UUID) -> str:
    require_keeper()
    return _form_page(filled(_stored(body_id)), body_id)


@body_pages.post(f"{ONE}/change")
@signed_in
def save(body_id: UUID) -> Response | tuple[str, int]:
    require_keeper()
    form = read_form(BodyForm(), request.form)
    stored = None
    if session().get(Body, body_id) is None:
        abort(404)
    if form.is_valid:
        charter = charter_of(form.data)
        try:
            change_body(session(), body_id=body_id, revision=_revision(), charter=charter)
        except (NotThere, LetterTaken, NamedTwice, PartOfItself) as refusal:
            _refuse(form, refusal)
        except ChangedMeanwhile:
            session().rollback()
            stored = filled(_stored(body_id)).values
            form.values["revision"] = stored["revision"]
            form.add_error("", _("Somebody else saved this body while you worked on it"))
    if not form.is_valid:
        return _form_page(form, body_id, stored), 422
    session().commit()
    return _to(body_id)


def _known() -> set[UUID]:
    """The meetings that the reader has a part in; of drafts of others nothing is said."""
    return {each.id for each in staff_meetings(session(), g.visitor)}


def _revision() -> int:
    return request.form.get("revision", 0, type=int)


def _refuse(form: Form, refusal: Exception) -> None:
    session().rollback()
    if isinstance(refusal, LetterTaken):
        form.add_error("group", _("Another working group of this body has this letter"))
    elif isinstance(refusal, NamedTwice):
        form.add_error("organisation1", _("The same organisation is named twice for the same"))
    elif isinstance(refusal, PartOfItself):
        words = _("A body cannot be a part of itself, or of one that is a part of it")
        form.add_error("parent_id", words)
    else:
        form.add_error("", _("Something you chose has been removed meanwhile. Choose again"))


def _stored(body_id: UUID) -> dict[str, Any]:
    found = session().get(Body, body_id, populate_existing=True)
    if found is None:
        abort(404)
    values: dict[str, Any] = {
        "names": found.names,
        "acronyms": found.acronyms,
        "aliases": "\n".join(found.aliases),
        "kind": found.kind,
        "parent_id": str(found.parent_id or ""),
        "group": str(found.ordinal or ""),
        "founded": founding_text(found.founded_on, found.founded_to),
        "revision": str(found.revision),
    }
    for number, each in enumerate(found.organisations, 1):
        values[f"organisation{number}"] = str(each.organisation_id)
        values[f"standing{number}"] = each.standing
    return values


def _form_page(form: Form, body_id: UUID | None = None, stored: Any = None) -> str:
    parents = body_choices(session(), g.language)
    named = [n for n in range(1, MOST_ORGANISATIONS + 1) if form.values.get(f"organisation{n}")]
    return render_template(
        "agenda/body_form.html",
        form=form,
        body_id=body_id,
        stored=stored,
        kinds=choices(BODY_KINDS),
        standings=choices(STANDINGS),
        letters=[(str(n), group_label(n)) for n in range(1, MOST_GROUPS + 1)],
        parents=[each for each in parents if each[0] != str(body_id)],
        organisations=organisation_choices(session(), g.language),
        rows=min(max(named, default=0) + 2, MOST_ORGANISATIONS),
    )


def _to(body_id: UUID) -> Response:
    return redirect(url_for("bodies.body", body_id=body_id), 303)

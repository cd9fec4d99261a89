"""The organisations that the house knows: found by any of their names, entered and changed."""

from typing import Any
from uuid import UUID

from flask import (
    Blueprint,
    Response,
    abort,
    g,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from werkzeug.wrappers import Response as Answer

from services.agenda.models.logo import LARGEST_FILE, LogoTooLarge, LogoUnreadable
from services.agenda.models.organisation import Organisation
from services.agenda.models.refusals import ChangedMeanwhile, NotThere, PartOfItself
from services.agenda.queries.meetings import staff_meetings
from services.agenda.queries.organisations import (
    logo_of,
    organisation_choices,
    organisations,
    stand_of,
)
from services.agenda.schemas.organisation_form import OrganisationForm
from services.agenda.usecases.add_organisation import add_organisation
from services.agenda.usecases.change_organisation import change_organisation
from services.agenda.usecases.keep_logo import keep_logo
from services.agenda.web.council_words import ORGANISATION_KINDS, choices
from services.agenda.web.keepers import may_keep, require_keeper
from shared.language import gettext as _
from shared.web.access import public, signed_in
from shared.web.database import session
from shared.web.form_token import act_id
from shared.web.forms import Form, filled, read_form

organisation_pages = Blueprint("organisations", __name__)

AT = "/agenda/organisations"
ONE = f"{AT}/<uuid:organisation_id>"


@organisation_pages.get(f"{AT}/")
@signed_in
def listed() -> str:
    query = request.args.get("q", "")[:200]
    return render_template(
        "agenda/organisations.html",
        organisations=organisations(session(), g.language, query),
        query=query,
        may_keep=may_keep(),
    )


@organisation_pages.get(f"{AT}/new")
@signed_in
def new() -> str:
    require_keeper()
    return _form_page(filled({"kind": "other"}))


@organisation_pages.post(f"{AT}/new")
@signed_in
def save_new() -> Answer | tuple[str, int]:
    require_keeper()
    form = read_form(OrganisationForm(), request.form)
    made = None
    if form.is_valid:
        try:
            made = add_organisation(session(), **form.data, organisation_id=act_id())
        except NotThere:
            form.add_error("parent_id", _("Choose one of the list"))
    if made is None:
        return _form_page(form), 422
    session().commit()
    return _to(made.id)


@organisation_pages.get(ONE)
@signed_in
def organisation(organisation_id: UUID) -> str:
    return _page(organisation_id, Form())


@organisation_pages.get(f"{ONE}/change")
@signed_in
def change(organisation_id: UUID) -> str:
    require_keeper()
    return _form_page(filled(_stored(organisation_id)), organisation_id)


@organisation_pages.post(f"{ONE}/change")
@signed_in
def save(organisation_id: UUID) -> Answer | tuple[str, int]:
    require_keeper()
    form = read_form(OrganisationForm(), request.form)
    stored = None
    if form.is_valid:
        which: dict[str, Any] = {
            "organisation_id": organisation_id,
            "revision": request.form.get("revision", 0, type=int),
        }
        try:
            change_organisation(session(), **which, **form.data)
        except PartOfItself:
            words = _("An organisation cannot be a part of itself, or of one that is a part of it")
            form.add_error("parent_id", words)
        except ChangedMeanwhile:
            session().rollback()
            stored = filled(_stored(organisation_id)).values
            form.values["revision"] = stored["revision"]
            form.add_error("", _("Somebody else saved this organisation while you worked on it"))
        except NotThere:
            abort(404)
    if not form.is_valid:
        return _form_page(form, organisation_id, stored), 422
    session().commit()
    return _to(organisation_id)


@organisation_pages.post(f"{ONE}/logo")
@signed_in
def save_logo(organisation_id: UUID) -> Answer | tuple[str, int]:
    require_keeper()
    form = Form()
    sent = request.files.get("logo")
    content = sent.read(LARGEST_FILE + 1) if sent else b""
    try:
        if content:
            keep_logo(session(), organisation_id=organisation_id, content=content)
        else:
            form.add_error("logo", _("Choose a picture"))
    except LogoTooLarge:
        form.add_error("logo", _("This picture is too large. Choose one of at most 4 MB"))
    except LogoUnreadable:
        form.add_error("logo", _("We cannot read this file. Choose a picture in PNG or JPEG"))
    except NotThere:
        abort(404)
    if not form.is_valid:
        return _page(organisation_id, form), 422
    session().commit()
    return _to(organisation_id)


@organisation_pages.post(f"{ONE}/logo/remove")
@signed_in
def remove_logo(organisation_id: UUID) -> Answer:
    require_keeper()
    try:
        keep_logo(session(), organisation_id=organisation_id, content=None)
    except NotThere:
        abort(404)
    session().commit()
    return _to(organisation_id)


@organisation_pages.get(f"{ONE}/logo.png")
@public
def logo(organisation_id: UUID) -> Response:
    """A sign is public; which organisations there are is for staff to ask."""
    content = logo_of(session(), organisation_id)
    if content is None:
        abort(404)
    response = make_response(content)
    response.mimetype = "image/png"
    response.cache_control.max_age = 3600
    return response


def _stored(organisation_id: UUID) -> dict[str, Any]:
    found = session().get(Organisation, organisation_id, populate_existing=True)
    if found is None:
        abort(404)
    return {
        "names": found.names,
        "acronyms": found.acronyms,
        "aliases": "\n".join(found.aliases),
        "kind": found.kind,
        "parent_id": str(found.parent_id or ""),
        "revision": str(found.revision),
    }


def _page(organisation_id: UUID, form: Form) -> str:
    known = [each.id for each in staff_meetings(session(), g.visitor)]
    stand = stand_of(session(), organisation_id, known)
    if stand is None:
        abort(404)
    return render_template("agenda/organisation.html", stand=stand, form=form, may_keep=may_keep())


def _form_page(form: Form, organisation_id: UUID | None = None, stored: Any = None) -> str:
    parents = organisation_choices(session(), g.language)
    return render_template(
        "agenda/organisation_form.html",
        form=form,
        organisation_id=organisation_id,
        stored=stored,
        kinds=choices(ORGANISATION_KINDS),
        parents=[each for each in parents if each[0] != str(organisation_id)],
    )


def _to(organisation_id: UUID) -> Answer:
    return redirect(url_for("organisations.organisation", organisation_id=organisation_id), 303)

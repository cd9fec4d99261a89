"""The papers of a meeting: its list of participants, and how its papers are numbered and signed."""

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
from sqlalchemy.exc import NoResultFound
from werkzeug.wrappers import Response as Answer

from services.registration.models.paper import PARTICIPANTS, FinalStands, NobodyToList, Paper
from services.registration.models.passport import PassportLocked
from services.registration.queries.papers import (
    editions,
    is_being_made,
    mark_of_papers,
    rules_of_papers,
)
from services.registration.schemas.paper_forms import ListForm, PaperRulesForm
from services.registration.usecases.make_list_edition import make_list_edition
from services.registration.usecases.set_paper_rules import set_paper_rules
from services.registration.usecases.take_paper import take_paper
from services.registration.web.accounts import the_visitor
from services.registration.web.journeys import passport_seal
from shared.language import Later
from shared.language import gettext as _
from shared.language import lazy_gettext as _l
from shared.web.access import staff
from shared.web.database import session
from shared.web.forms import Form, filled, read_form

papers = Blueprint("papers", __name__)

AT = "/registration/meetings/<slug>/papers"
READERS = ("organiser", "reviewer", "observer")
STAGE_WORDS: dict[str, Later] = {
    "provisional": _l("Provisional list"),
    "final": _l("Final list"),
}
# Passports are looked at by no others.
LOOKERS = ("organiser", "reviewer")


@papers.route(AT, methods=["GET", "POST"])
@staff(*READERS)
def of_participants(slug: str) -> Answer | str | tuple[str, int]:
    if request.method == "GET":
        return _page(Form())
    if not the_visitor().may(g.meeting, "organiser"):
        abort(403)
    form = read_form(ListForm(), request.form)
    if form.is_valid:
        try:
            make_list_edition(session(), meeting_id=g.meeting.id, by=the_visitor().id, **form.data)
        except NobodyToList:
            form.add_error("stage", _("Nobody who may stand in the list is approved yet"))
        except FinalStands:
            form.add_error("stage", _("The final list is out; only that can be revised now"))
    if not form.is_valid:
        session().rollback()
        return _page(form), 422
    session().commit()
    return redirect(url_for("papers.of_participants", slug=slug, done="made"), 303)


def _page(form: Form) -> str:
    return render_template("registration/papers.html", form=form, **_lists())


def _lists() -> dict[str, Any]:
    lines = editions(session(), g.meeting.id)
    return {
        "lines": lines,
        "has_final": any(line.edition.stage == "final" for line in lines),
        "being_made": any(is_being_made(line.papers) for line in lines),
        "may_make": the_visitor().may(g.meeting, "organiser"),
        "stage_words": STAGE_WORDS,
        "active": "papers",
        "done": request.args.get("done", ""),
    }


@papers.get(f"{AT}/list.part")
@staff(*READERS)
def part(slug: str) -> Response:
    """The editions alone, for a page that is open while papers are being made."""
    tag = f"{mark_of_papers(session(), g.meeting.id)}.{g.language}"
    if request.if_none_match.contains(tag):
        response = Response(status=304)
    else:
        response = make_response(render_template("registration/papers_list.html", **_lists()))
    response.set_etag(tag)
    response.headers["Cache-Control"] = "private, no-cache"
    return response


@papers.post(f"{AT}/<uuid:paper_id>")
@staff(*READERS)
def take(slug: str, paper_id: UUID) -> Answer | tuple[str, int]:
    """An act, since the trace keeps who took it."""
    kept = session().get(Paper, paper_id)
    if kept is None or kept.meeting_id != g.meeting.id:
        abort(404)
    if kept.kind != PARTICIPANTS:
        _ask_for_lookers()
    try:
        paper, content = take_paper(
            session(),
            meeting_id=g.meeting.id,
            paper_id=paper_id,
            seal=passport_seal(),
            by=the_visitor().id,
        )
    except (NoResultFound, PassportLocked):
        abort(404)
    session().commit()
    return as_pdf(content, file_name(paper))


def _ask_for_lookers() -> None:
    if not the_visitor().may(g.meeting, *LOOKERS):
        abort(403)


def file_name(paper: Paper) -> str:
    """By kind and language, since a name would stay behind in the folder of downloads."""
    what = "participants" if paper.kind == PARTICIPANTS else "visa"
    return f"{what}-{g.meeting.slug}-{paper.language}-{paper.id.hex[:6]}.pdf"


def as_pdf(content: bytes, name: str) -> Response:
    response = Response(content, mimetype="application/pdf")
    response.headers.set("Content-Disposition", "attachment", filename=name)
    response.headers["Cache-Control"] = "private, no-store"
    return response


@papers.route(f"{AT}/settings", methods=["GET", "POST"])
@staff("organiser")
def settings(slug: str) -> Answer | str | tuple[str, int]:
    if request.method == "GET":
        rules = rules_of_papers(session(), g.meeting.id)
        return _settings_page(
            filled({name: getattr(rules, name) for name in PaperRulesForm().fields})
        )
    form = read_form(PaperRulesForm(), request.form)
    if not form.is_valid:
        return _settings_page(form), 422
    set_paper_rules(session(), meeting_id=g.meeting.id, account_id=the_visitor().id, **form.data)
    session().commit()
    return redirect(url_for("papers.settings", slug=slug, done=1), 303)


def _settings_page(form: Form) -> str:
    return render_template(
        "registration/paper_settings.html",
        form=form,
        done="done" in request.args,
        active="papers",
    )

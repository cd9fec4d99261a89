"""Papers of the programme: what everybody may take, and what the staff print beside it."""

from flask import Blueprint, Response, abort, g, make_response, render_template, request

from services.agenda.models.meeting import Meeting
from services.agenda.models.programme_paper import PUBLIC, PaperKind
from services.agenda.queries.editions import edition_of, newest_edition
from services.agenda.queries.papers import paper_of, papers_of
from shared.language import Later, languages
from shared.language import lazy_gettext as _l
from shared.web.access import public, staff
from shared.web.database import session

paper_pages = Blueprint("papers", __name__)

KIND_WORDS: dict[str, Later] = {
    PaperKind.PROGRAMME: _l("Programme"),
    PaperKind.ORDER_OF_THE_DAY: _l("Order of the day"),
    PaperKind.DOOR_SIGNS: _l("Door signs"),
    PaperKind.MODERATOR_SHEETS: _l("Moderator sheets"),
}
NUMBER = "<int(min=1, max=99999):number>"
READERS = ("organiser", "programme_editor", "reviewer", "observer", "desk")


@paper_pages.get(f"/agenda/meetings/<slug>/editions/{NUMBER}/<kind>-<language>.pdf")
@public
def public_paper(slug: str, number: int, kind: str, language: str) -> Response:
    if kind not in PUBLIC or language not in languages():
        abort(404)
    found = newest_edition(session(), slug)
    if found is None or edition_of(session(), found[0], number) is None:
        abort(404)
    return _handed_out(number, kind, language, meeting=found[0])


@paper_pages.get(f"/agenda/meetings/<slug>/papers/{NUMBER}/<kind>-<language>.pdf")
@staff(*READERS)
def staff_paper(slug: str, number: int, kind: str, language: str) -> Response:
    if kind not in KIND_WORDS or language not in languages():
        abort(404)
    return _handed_out(number, kind, language, meeting=g.meeting)


@paper_pages.get("/agenda/meetings/<slug>/papers")
@staff(*READERS)
def papers(slug: str) -> Response:
    of = papers_of(session(), g.meeting.id)
    response = make_response(render_template("agenda/papers.html", papers=of, kinds=KIND_WORDS))
    if any(each.is_waiting for each in of):
        # Without a script the page looks again by itself, until all are there.
        response.headers["Refresh"] = "3"
    return response


def _handed_out(number: int, kind: str, language: str, *, meeting: Meeting) -> Response:
    paper = paper_of(session(), meeting.id, number, kind, language)
    if paper is None:
        abort(404)
    if paper.pdf is None:
        waiting = make_response(render_template("agenda/paper_waits.html"), 202)
        waiting.headers["Refresh"] = "3"
        return waiting
    tag = f"{paper.number}.{paper.kind}.{paper.language}.{paper.pressed_at}"
    if request.if_none_match.contains(tag):
        response = Response(status=304)
    else:
        response = Response(paper.pdf, mimetype="application/pdf")
        name = f"{meeting.slug}-{kind.replace('_', '-')}-{number}-{language}.pdf"
        response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    response.set_etag(tag)
    return response

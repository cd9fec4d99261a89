"""What everybody may read: which meetings there are, and the programme of each."""

from functools import cache
from hashlib import sha256

from flask import Blueprint, Response, abort, g, make_response, render_template, request

from services.agenda.models.edition import Edition
from services.agenda.models.meeting import Meeting
from services.agenda.queries.editions import cited_in, edition_of, newest_edition
from services.agenda.queries.meetings import public_meetings
from services.agenda.queries.programme import programme_of
from shared.language import ROOT
from shared.web.access import public
from shared.web.database import session

public_pages = Blueprint("public", __name__)

# No number in an address is larger than the database can count.
NUMBER = "<int(min=1, max=99999):number>"


@public_pages.get("/")
@public
def front() -> str:
    return render_template("agenda/front.html", meetings=public_meetings(session()))


@public_pages.get("/agenda/meetings/<slug>/")
@public
def programme(slug: str) -> Response:
    found = newest_edition(session(), slug)
    if found is None:
        abort(404)
    meeting, edition = found
    return _page(meeting, edition, newest=edition.number if edition else 0)


@public_pages.get(f"/agenda/meetings/<slug>/editions/{NUMBER}")
@public
def edition(slug: str, number: int) -> Response:
    found = newest_edition(session(), slug)
    if found is None:
        abort(404)
    meeting, newest = found
    asked = edition_of(session(), meeting, number)
    if newest is None or asked is None:
        abort(404)
    return _page(meeting, asked, newest=newest.number)


@cache
def _looks() -> str:
    """What a page is made of besides the programme: with another version of us it is another."""
    made_of = sha256()
    for folder in (ROOT / "services/agenda", ROOT / "shared"):
        for path in sorted(folder.rglob("*")):
            if path.suffix in (".html", ".css", ".js", ".po", ".py"):
                made_of.update(path.read_bytes())
    return made_of.hexdigest()[:12]


def _page(meeting: Meeting, edition: Edition | None, *, newest: int) -> Response:
    """An edition never changes, so a reader who has it is told so in a few bytes."""
    number = edition.number if edition else 0
    state = f"{meeting.revision}.{number}.{newest}.{'past' if meeting.is_over else 'coming'}"
    tag = f"{meeting.id}.{state}.{g.language}.{_looks()}"
    if request.if_none_match.contains(tag):
        response = Response(status=304)
    else:
        response = make_response(
            render_template(
                "agenda/programme.html",
                meeting=meeting,
                edition=edition,
                newest=newest,
                cited=cited_in(session(), edition, g.language) if edition else None,
                programme=programme_of(edition.snapshot) if edition else None,
            )
        )
    response.set_etag(tag)
    return response

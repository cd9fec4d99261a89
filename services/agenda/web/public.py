"""What everybody may read: which meetings there are, and the programme of each."""

from functools import cache
from hashlib import sha256

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    g,
    make_response,
    render_template,
    request,
    url_for,
)

from services.agenda.models.edition import Edition
from services.agenda.models.meeting import Meeting
from services.agenda.queries.bodies import series_of
from services.agenda.queries.choice import (
    Choice,
    Offer,
    chosen,
    offer_of,
    states_by_delegation,
    states_of,
)
from services.agenda.queries.editions import cited_in, edition_of, newest_edition
from services.agenda.queries.meetings import public_meetings
from services.agenda.queries.programme import Programme, programme_of
from services.agenda.web.kept_pages import kept
from shared import clock
from shared.language import ROOT
from shared.web.access import public
from shared.web.database import session

public_pages = Blueprint("public", __name__)

# No number in an address is larger than the database can count.
NUMBER = "<int(min=1, max=99999):number>"
ASKED = ("group", "room", "heard", "whose")


@public_pages.get("/")
@public
def front() -> str:
    return render_template("agenda/front.html", meetings=public_meetings(session()))


@public_pages.get("/agenda/meetings/<slug>/")
@public
def programme(slug: str) -> Response:
    meeting, edition = public_meeting(slug)
    return _page(meeting, edition, newest=edition.number if edition else 0)


@public_pages.get(f"/agenda/meetings/<slug>/editions/{NUMBER}")
@public
def edition(slug: str, number: int) -> Response:
    meeting, newest = public_meeting(slug)
    asked = edition_of(session(), meeting, number)
    if newest is None or asked is None:
        abort(404)
    return _page(meeting, asked, newest=newest.number)


@public_pages.get("/agenda/meetings/<slug>/now")
@public
def now(slug: str) -> Response:
    """What takes place at this minute, and what comes next; a screen in a hall may show it."""
    meeting, newest = public_meeting(slug)
    whole = programme_of(newest.snapshot) if newest else None
    at = clock.now()
    slots = [slot for day in whole.days for slot in day.slots] if whole else []
    running = [
        each for slot in slots for each in slot.entries if each.starts_at <= at < each.ends_at
    ]
    coming = next((slot for slot in slots if slot.starts_at > at), None)
    response = make_response(
        render_template(
            "agenda/now.html",
            meeting=meeting,
            programme=whole,
            at=at.astimezone(whole.zone) if whole else None,
            running=running,
            coming=coming,
        )
    )
    response.headers["Refresh"] = "30"
    return response


@public_pages.get("/agenda/meetings/offline.js")
@public
def offline() -> Response:
    """Served where the programmes are, because a browser lets it look after no other addresses."""
    script = (ROOT / "services/agenda/static/agenda/offline.js").read_bytes()
    return Response(script, mimetype="text/javascript", headers={"Cache-Control": "no-cache"})


def public_meeting(slug: str) -> tuple[Meeting, Edition | None]:
    found = newest_edition(session(), slug)
    if found is None:
        abort(404)
    return found


def offered(
    meeting: Meeting, edition: Edition | None
) -> tuple[Programme | None, Offer, Choice, dict[str, str]]:
    """The programme as far as the reader asks for it, what they may ask for, and whose is whose."""
    if edition is None:
        return None, Offer((), (), (), ()), Choice(), {}
    whole, states = programme_of(edition.snapshot), states_by_delegation(session(), meeting)
    offer = offer_of(whole, states)
    choice = offer.understood(request.args)
    return chosen(whole, choice, states), offer, choice, states


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
    since = f"{edition.published_at.timestamp():.3f}" if edition else "0"
    state = (
        f"{meeting.revision}.{number}.{since}.{newest}.{'past' if meeting.is_over else 'coming'}"
    )
    asked = sha256("&".join(request.args.get(name, "") for name in ASKED).encode()).hexdigest()[:8]
    tag = f"{meeting.id}.{state}.{g.language}.{asked}.{_looks()}"

    def draw() -> str:
        shown, offer, choice, states = offered(meeting, edition)
        path = url_for("exports.calendar", slug=meeting.slug, lang=g.language, **choice.as_asked)
        return render_template(
            "agenda/programme.html",
            meeting=meeting,
            edition=edition,
            newest=newest,
            cited=cited_in(session(), edition, g.language) if edition else None,
            counted=series_of(session(), meeting.id),
            programme=shown,
            offer=offer,
            choice=choice,
            whose_of=lambda entry: states_of(entry, states),
            # A calendar that is told this asks again by itself.
            subscription="webcal://" + current_app.config["ADDRESS"].partition("//")[2] + path,
        )

    if request.if_none_match.contains(tag):
        response = Response(status=304)
    else:
        # Staff are greeted by name at the foot of the page; everybody else reads the same.
        response = make_response(draw()) if g.visitor else kept(tag, draw)
    response.set_etag(tag)
    return response

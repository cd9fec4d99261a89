"""The front page of staff: how far everybody has come, what waits for them, and who arrives."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from flask import Blueprint, Response, g, make_response, render_template, request, url_for

from services.registration.models.registration import Registration
from services.registration.queries.days import days_of
from services.registration.queries.delegations import Line, lines, places_in_all
from services.registration.queries.meetings import opening_of, period_of
from services.registration.queries.overview import (
    Figures,
    asks_sex,
    figures,
    latest_arrivals,
    mark_of,
    waiting_for,
)
from services.registration.web.accounts import the_visitor
from services.registration.web.drawings import funnel
from services.registration.web.staff import ALL, AT, DECIDERS, READERS, rules_and_my_duty
from shared import clock
from shared.language import gettext as _
from shared.language import pgettext
from shared.web.access import staff
from shared.web.database import session

overview_pages = Blueprint("overview", __name__)

# So many are shown here; the whole list is a page of its own.
MOST_DELEGATIONS, MOST_WAITING = 8, 5


@dataclass(frozen=True)
class Step:
    """How many have come so far, and what is still to do with some of them."""

    words: str
    number: int
    url: str
    rest: str = ""
    rest_url: str = ""


@overview_pages.get(f"{AT}/")
@staff(*ALL)
def page(slug: str) -> str:
    opening = opening_of(session(), g.meeting)
    period = period_of(session(), g.meeting)
    closes = period.closes_at if period and opening == "open" else None
    return render_template(
        "registration/overview.html",
        active="overview",
        opening=opening,
        days_left=(closes - clock.now()).days if closes else None,
        done=_done(),
        **_shown(),
    )


def _done() -> Registration | None:
    """Whom somebody has just decided on from here."""
    try:
        asked = UUID(request.args["done"])
    except (KeyError, ValueError):
        return None
    if not the_visitor().may(g.meeting, *READERS):
        return None
    found = session().get(Registration, asked)
    return found if found and found.meeting_id == g.meeting.id else None


@overview_pages.get(f"{AT}/overview.part")
@staff(*ALL)
def part(slug: str) -> Response:
    """The figures alone, for a page that is open; nothing at all while nothing has changed."""
    roles = the_visitor().roles_in(g.meeting)
    mark = mark_of(session(), g.meeting.id, g.meeting.time_zone)
    tag = ".".join([mark, g.language, the_visitor().id.hex[:12], *sorted(roles)])
    if request.if_none_match.contains(tag):
        response = Response(status=304)
    else:
        response = make_response(render_template("registration/figures.html", **_shown()))
    response.set_etag(tag)
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def _shown() -> dict[str, object]:
    meeting = g.meeting
    may_read = the_visitor().may(meeting, *READERS)
    may_decide = the_visitor().may(meeting, *DECIDERS)
    found = figures(session(), meeting.id)
    every = lines(session(), meeting.id, g.language)
    steps = _steps(found, every, may_read=may_read)
    rules, duty = rules_and_my_duty()
    waiting = waiting_for(session(), rules, duty, MOST_WAITING) if may_decide else None
    days = days_of(session(), meeting.id, meeting.time_zone)
    return {
        "counts": {"review": waiting.number if waiting else found.lists["review"]},
        "figures": found,
        "steps": steps,
        "paths": funnel([step.number for step in steps]),
        "every": every,
        "delegations": _first_to_look_at(every),
        "waiting": waiting,
        "note_kinds": rules.note_kinds,
        "days": days,
        "most_a_day": max(each.sent for each in days),
        "asks_sex": asks_sex(session(), meeting.id),
        "arrivals": latest_arrivals(session(), meeting.id),
        "may_read": may_read,
        "may_decide": may_decide,
    }


def _first_to_look_at(every: Sequence[Line]) -> list[Line]:
    """Those where most waits come first; of the rest, in protocol order."""
    pressing = sorted(every, key=lambda each: -(each.to_approve + each.waiting))
    return pressing[:MOST_DELEGATIONS]


def _steps(found: Figures, every: Sequence[Line], *, may_read: bool) -> list[Step]:
    """From the places that were offered to the badges that can be printed."""

    def to(state: str) -> str:
        return url_for("staff.people", slug=g.meeting.slug, state=state) if may_read else ""

    def step(words: str, state: str, rest: str, rest_of: str) -> Step:
        left = found.lists[rest_of]
        if not left:
            return Step(words, found.lists[state], to(state))
        return Step(words, found.lists[state], to(state), rest % {"num": left}, to(rest_of))

    places = places_in_all(every)
    offered = [] if places is None else [Step(_("Places"), places, _delegations(may_read))]
    return [
        *offered,
        step(_("Begun"), "all", _("%(num)s not sent yet"), "draft"),
        step(pgettext("registrations", "Sent"), "sent", _("%(num)s to decide on"), "review"),
        step(_("Approved"), "approved", _("%(num)s on the waiting list"), "waiting"),
        step(_("Ready to print"), "ready", _("%(num)s without a photo"), "no-photo"),
    ]


def _delegations(may_read: bool) -> str:
    return url_for("delegations.every", slug=g.meeting.slug) if may_read else ""

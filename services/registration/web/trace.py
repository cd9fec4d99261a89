"""What was done to whose data: for organisers at their meeting, for administrators in the house."""

from uuid import UUID

from flask import Blueprint, g, render_template, request, url_for

from services.registration.queries.trace_lines import those_who_acted, trace_lines
from services.registration.web.trace_words import DEEDS
from shared.web.access import administrator, staff
from shared.web.database import session
from shared.web.forms import filled

trace_pages = Blueprint("trace", __name__)


@trace_pages.get("/registration/meetings/<slug>/trace")
@staff("organiser")
def of_meeting(slug: str) -> str:
    return _page(url_for("trace.of_meeting", slug=slug), g.meeting.id)


@trace_pages.get("/registration/trace")
@administrator
def of_house() -> str:
    return _page(url_for("trace.of_house"), None)


def _page(address: str, meeting_id: UUID | None) -> str:
    what = request.args.get("what", "")
    asked = {"what": what if what in DEEDS else "", "by": _id("by"), "about": _id("about")}
    found = trace_lines(
        session(),
        meeting_id=meeting_id,
        what=str(asked["what"]),
        by=_id("by"),
        about=_id("about"),
        page=request.args.get("page", 1, type=int),
    )
    deeds = sorted(((key, str(words)) for key, words in DEEDS.items()), key=lambda each: each[1])
    return render_template(
        "registration/trace.html",
        found=found,
        form=filled(asked),
        asked={name: value for name, value in asked.items() if value},
        address=address,
        deeds=deeds,
        actors=those_who_acted(session(), meeting_id),
        active="trace",
    )


def _id(name: str) -> UUID | None:
    try:
        return UUID(request.args.get(name, ""))
    except ValueError:
        return None

"""The programme for other machines: calendars, and the whole edition as JSON."""

import json

from flask import Blueprint, Response, abort, current_app, g, request, url_for

from services.agenda.models.edition import Edition
from services.agenda.models.meeting import Meeting
from services.agenda.queries.calendar import calendar_of
from services.agenda.queries.editions import edition_of
from services.agenda.queries.programme import Entry, entries_by_id
from services.agenda.web.public import NUMBER, offered, public_meeting
from shared.web.access import public
from shared.web.database import session

export_pages = Blueprint("exports", __name__)


@export_pages.get("/agenda/meetings/<slug>/programme.ics")
@public
def calendar(slug: str) -> Response:
    """To be taken once or subscribed to; the same choices as on the page."""
    meeting, edition = public_meeting(slug)
    shown, *_ = offered(meeting, edition)
    days = shown.days if shown else ()
    entries = [entry for day in days for slot in day.slots for entry in slot.entries]
    return _calendar(meeting, edition, entries, slug)


@export_pages.get("/agenda/meetings/<slug>/items/<string(length=8):short>.ics")
@public
def item(slug: str, short: str) -> Response:
    """By the beginning of its id, which is enough among the items of one meeting."""
    meeting, edition = public_meeting(slug)
    all_of_it = entries_by_id(edition.snapshot).values() if edition else ()
    found = [entry for entry in all_of_it if entry.short == short]
    if not found:
        abort(404)
    return _calendar(meeting, edition, found, f"{slug}-{short}")


@export_pages.get("/agenda/meetings/<slug>/speakers/<uuid:speaker_id>.ics")
@public
def speaker(slug: str, speaker_id: object) -> Response:
    """Where somebody speaks, who stands in the public programme."""
    meeting, edition = public_meeting(slug)
    all_of_it = entries_by_id(edition.snapshot).values() if edition else ()
    found = [
        entry for entry in all_of_it if str(speaker_id) in {voice.id for voice in entry.speakers}
    ]
    if not found:
        abort(404)
    return _calendar(meeting, edition, found, f"{slug}-{str(speaker_id)[:8]}")


@export_pages.get("/agenda/meetings/<slug>/programme.json")
@public
def newest_json(slug: str) -> Response:
    meeting, edition = public_meeting(slug)
    return _json(meeting, edition)


@export_pages.get(f"/agenda/meetings/<slug>/editions/{NUMBER}.json")
@public
def edition_json(slug: str, number: int) -> Response:
    meeting, _newest = public_meeting(slug)
    return _json(meeting, edition_of(session(), meeting, number))


def _calendar(
    meeting: Meeting, edition: Edition | None, entries: list[Entry], name: str
) -> Response:
    if edition is None:
        abort(404)
    text = calendar_of(
        meeting,
        entries,
        g.language,
        stamped_at=edition.published_at,
        sequence=edition.number,
        # Of the house as people type it, whatever name it was asked by.
        address=current_app.config["ADDRESS"] + url_for("public.programme", slug=meeting.slug),
    )
    response = Response(text, mimetype="text/calendar")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    response.set_etag(f"{meeting.id}.{meeting.revision}.{edition.number}.{g.language}.{name}")
    response.make_conditional(request)
    return response


def _json(meeting: Meeting, edition: Edition | None) -> Response:
    if edition is None:
        abort(404)
    told = {
        "meeting": {
            "id": str(meeting.id),
            "slug": meeting.slug,
            "names": meeting.names,
            "organisers": meeting.organisers,
            "venue": meeting.venue,
        },
        "edition": {
            "number": edition.number,
            "symbol": edition.symbol,
            "suffix": edition.suffix,
            "suffix_number": edition.suffix_number,
            "languages": edition.languages,
            "published_at": edition.published_at.isoformat(),
        },
        **edition.snapshot,
    }
    response = Response(json.dumps(told, ensure_ascii=False), mimetype="application/json")
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.set_etag(f"{meeting.id}.{meeting.revision}.{edition.number}.json")
    response.make_conditional(request)
    return response

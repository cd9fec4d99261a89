"""The people whom a filter shows, as a table for an office programme."""

from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, g, request
from sqlalchemy import ColumnElement

from services.registration.models.delegation import Delegation
from services.registration.models.registration import Registration
from services.registration.queries.days import sent_on
from services.registration.queries.participants import FILTERS
from services.registration.queries.people_table import people_table
from services.registration.usecases.record_export import record_export
from services.registration.web.accounts import the_visitor
from services.registration.web.delegation_words import DELEGATION_ROLES, KIND_WORDS
from services.registration.web.spreadsheets import spreadsheet
from services.registration.web.words import STATES, represents
from shared.language import gettext as _
from shared.text.names import in_language
from shared.web.access import staff
from shared.web.database import session

people_tables = Blueprint("people_tables", __name__)


@people_tables.post("/registration/meetings/<slug>/people.csv")
@staff("organiser", "reviewer")
def take(slug: str) -> Response:
    """An act, since the trace keeps who took it and of how many people it tells."""
    wanted = request.form.get("state", "all")
    rows = people_table(
        session(),
        g.meeting.id,
        wanted=wanted if wanted in FILTERS else "all",
        query=request.form.get("q", "").replace("\0", "")[:100],
        delegation_id=_delegation_id(),
        also=_also(),
    )
    content = spreadsheet(_heads(), map(_cells, rows))
    record_export(
        session(), meeting_id=g.meeting.id, which="people", number=len(rows), by=the_visitor().id
    )
    session().commit()
    response = Response(content, mimetype="text/csv")
    response.headers.set("Content-Disposition", "attachment", filename=f"participants-{slug}.csv")
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _delegation_id() -> UUID | None:
    try:
        asked = UUID(request.form.get("delegation", ""))
    except ValueError:
        return None
    found = session().get(Delegation, asked)
    return asked if found and found.meeting_id == g.meeting.id else None


def _also() -> list[ColumnElement[bool]]:
    try:
        on = date.fromisoformat(request.form.get("day", ""))
    except ValueError:
        return []
    if not 2000 <= on.year <= 2099:
        return []
    return [sent_on(g.meeting.id, on, g.meeting.time_zone)]


def _heads() -> list[str]:
    return [
        *(_("Form of address"), _("Given names"), _("Family name"), _("Name in own script")),
        *(_("Represents"), _("Kind"), _("Role in the delegation"), _("Function")),
        *(_("State of the registration"), _("E-mail"), _("Telephone"), _("Sent on")),
    ]


def _cells(row: Registration) -> list[str]:
    return [
        *(row.honorific, row.given_names, row.family_name, row.own_name, represents(row)),
        str(KIND_WORDS[row.delegation.kind]) if row.delegation else "",
        str(DELEGATION_ROLES[row.role]),
        in_language(row.function, g.language),
        str(STATES[row.standing][0]),
        *(row.email, row.phone),
        _day_sent(row),
    ]


def _day_sent(row: Registration) -> str:
    """The day at the venue, as the filter by days counts it."""
    if row.submitted_at is None:
        return ""
    return row.submitted_at.astimezone(ZoneInfo(g.meeting.time_zone)).date().isoformat()

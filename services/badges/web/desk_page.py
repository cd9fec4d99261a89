"""The desk's one page, drawn alike after every press."""

from collections.abc import Sequence
from uuid import UUID, uuid4

from flask import g, render_template, request

from services.badges.models.badge_print import REASONS
from services.badges.models.refusals import MeetingUnknown, NotApproved
from services.badges.queries.desk_figures import desk_figures
from services.badges.queries.desk_people import (
    DeskPerson,
    Found,
    find_people,
    latest_arrivals,
    people,
)
from services.badges.queries.printed_badge import printed_badge
from services.badges.schemas.desk_form import LONGEST_QUERY
from services.badges.web.station import station
from shared.language import gettext as _
from shared.language import lazy_gettext as _l
from shared.text.names import as_typed
from shared.web.database import session
from shared.web.forms import Form

REASON_WORDS = {
    "lost": _l("The badge was lost"),
    "damaged": _l("The badge is damaged"),
    "not_printed": _l("The printer did not print it"),
    "changed": _l("Something on it has changed"),
}
assert set(REASON_WORDS) == set(REASONS)

STATUSES = {
    "approved": ("ok", _l("Approved"), "check"),
    "arrived": ("info", _l("Arrived"), "inside"),
    "waiting": ("wait", _l("Not yet approved"), "alert"),
    "declined": ("stop", _l("Declined"), "stop"),
    "withdrawn": ("stop", _l("Withdrawn"), "stop"),
}


def asked(name: str) -> UUID | None:
    """An id from the address; whatever is none counts as nothing."""
    try:
        return UUID(request.args.get(name, ""))
    except ValueError:
        return None


def refused(refusal: NotApproved | MeetingUnknown) -> Form:
    form = Form()
    if isinstance(refusal, MeetingUnknown):
        form.add_error("", _("The meeting's names have not arrived yet. Try again in a minute."))
    else:
        form.add_error("", _("This person is not approved. Nothing was printed or recorded."))
    return form


def desk_page(form: Form, query: str, chosen: UUID | None = None) -> str:
    query = as_typed(query)[:LONGEST_QUERY]
    meeting = g.meeting
    found = find_people(session(), meeting.id, query) if query else Found([], 0)
    shown = found.people if query else latest_arrivals(session(), meeting.id)
    print_id = asked("printed")
    form.values.setdefault("station", station())
    return render_template(
        "badges/desk.html",
        form=form,
        query=query,
        found=found,
        shown=shown,
        chosen=_chosen(shown, chosen, is_search=bool(query)),
        printed=printed_badge(session(), meeting.id, print_id) if print_id else None,
        print_id=print_id,
        next_print_id=uuid4(),
        figures=desk_figures(session(), meeting.id),
        station=station(),
        statuses=STATUSES,
        reasons=list(REASON_WORDS.items()),
    )


def _chosen(
    shown: Sequence[DeskPerson], chosen: UUID | None, *, is_search: bool
) -> DeskPerson | None:
    """Whom the desk has picked; without a pick, the likeliest of those found."""
    if chosen is not None:
        here = [person for person in shown if person.id == chosen]
        return next(iter(here or people(session(), g.meeting.id, [chosen])), None)
    return shown[0] if shown and is_search else None

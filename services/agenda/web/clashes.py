"""What programme editors see of the clashes of a draft, and where they give their word."""

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from services.agenda.models.refusals import ClashesStand, ClashGone, NeedsNoWaiver, NotThere
from services.agenda.queries.clashes import clashes_of
from services.agenda.queries.mends import with_mends
from services.agenda.queries.plan_of import plan_of
from services.agenda.schemas.waiver_form import WaiverForm
from services.agenda.usecases.waive_clash import waive_clash
from services.agenda.usecases.withdraw_waiver import withdraw_waiver
from services.agenda.web.clash_words import ToldClash, sorted_out, tell_clashes
from shared.web.access import staff
from shared.web.database import session
from shared.web.forms import Form, read_form

clash_pages = Blueprint("clashes", __name__)

EDITORS = ("organiser", "programme_editor")
# Places are looked for where somebody will read of them; of hundreds, nobody does at once.
MOST_MENDS = 60


@clash_pages.get("/agenda/meetings/<slug>/clashes")
@staff(*EDITORS, "observer")
def clash_list(slug: str) -> str:
    return _list()


@clash_pages.get("/agenda/meetings/<slug>/clashes/waive")
@staff(*EDITORS)
def waiving(slug: str) -> str | Response:
    told = _told(request.args.get("clash", ""))
    if told is None:
        return _to_list()
    return _page(told, Form())


@clash_pages.post("/agenda/meetings/<slug>/clashes/waive")
@staff(*EDITORS)
def waive(slug: str) -> Response | tuple[str, int]:
    form = read_form(WaiverForm(), request.form)
    if not form.is_valid:
        told = _told(request.form.get("clash", ""))
        return (_page(told, form), 422) if told else _to_list()
    try:
        waive_clash(session(), meeting_id=g.meeting.id, given_by=g.visitor.id, **form.data)
    except (ClashGone, NeedsNoWaiver):
        # The list says how it is by now.
        session().rollback()
        return _to_list()
    session().commit()
    return _to_list()


@clash_pages.post("/agenda/meetings/<slug>/clashes/withdraw")
@staff(*EDITORS)
def withdraw(slug: str) -> Response:
    clash = request.form.get("clash", "")
    try:
        withdraw_waiver(session(), meeting_id=g.meeting.id, clash=clash, withdrawn_by=g.visitor.id)
    except NotThere:
        abort(404)
    session().commit()
    return _to_list()


@clash_pages.app_errorhandler(ClashesStand)
def refuse_to_publish(refusal: ClashesStand) -> tuple[str, int]:
    """Wherever somebody published from, they are shown what stands in the way."""
    session().rollback()
    session().refresh(g.meeting)
    return _list(is_refused=True), 409


def _list(*, is_refused: bool = False) -> str:
    plan = plan_of(session(), g.meeting)
    clashes = clashes_of(plan)
    # What stops the publishing is mended first.
    clashes.sort(key=lambda each: not each.is_blocking)
    mended = [*with_mends(plan, clashes[:MOST_MENDS]), *clashes[MOST_MENDS:]]
    stopping, waived, awkward = sorted_out(tell_clashes(session(), g.meeting, mended))
    return render_template(
        "agenda/clash_list.html",
        stopping=stopping,
        waived=waived,
        awkward=awkward,
        may_edit=g.visitor.may(g.meeting, *EDITORS),
        is_refused=is_refused,
    )


def _told(key: str) -> ToldClash | None:
    found = [
        each
        for each in clashes_of(plan_of(session(), g.meeting))
        if each.is_blocking and each.key == key
    ]
    return next(iter(tell_clashes(session(), g.meeting, found)), None)


def _page(told: ToldClash, form: Form) -> str:
    form.values.setdefault("reason", told.waiver.reason if told.waiver else "")
    return render_template("agenda/waive.html", told=told, form=form)


def _to_list() -> Response:
    return redirect(url_for("clashes.clash_list", slug=g.meeting.slug), 303)

"""What the staff of a meeting see of its registrations, and decide."""

from datetime import date
from uuid import UUID

from flask import (
    Blueprint,
    abort,
    g,
    make_response,
    render_template,
    request,
)
from werkzeug.wrappers import Response as Answer

from services.registration.models.delegation import KINDS, Delegation
from services.registration.models.registration import Photo, Registration
from services.registration.models.review_rules import Duty, ReviewRules, whole_duty
from services.registration.queries.days import sent_on
from services.registration.queries.duplicates import likenesses_among
from services.registration.queries.history import history_of, person_of
from services.registration.queries.participants import (
    FILTERS,
    PAGE,
    number_of,
    number_where,
    participants,
)
from services.registration.queries.places import waiting_numbers
from services.registration.queries.review_queue import (
    Following,
    next_waiting,
    waits_for,
    waits_for_account,
)
from services.registration.queries.review_rules import rules_and_duty, rules_of
from services.registration.queries.under_review import Act, recent_acts, under_review
from services.registration.web.accounts import the_visitor
from services.registration.web.answers import answers
from shared.web.access import staff
from shared.web.database import session
from shared.web.forms import Form

staff_pages = Blueprint("staff", __name__)

AT = "/registration/meetings/<slug>"
ALL = ("organiser", "reviewer", "programme_editor", "desk", "observer")
READERS = ("organiser", "reviewer", "observer")
DECIDERS = ("organiser", "reviewer")
# So many fit on a page from which many are decided on at once.
MANY = 200


def counts() -> dict[str, int]:
    """What waits for whoever looks, or, where they decide nothing, for anybody."""
    if the_visitor().may(g.meeting, *DECIDERS):
        mine = waits_for(g.meeting.id, *rules_and_my_duty())
        return {"review": number_where(session(), mine)}
    return {"review": number_of(session(), g.meeting.id, "review")}


def rules_and_my_duty() -> tuple[ReviewRules, Duty]:
    """What whoever came in a moment ago may do; whatever acts asks anew."""
    me = the_visitor()
    if me.may(g.meeting, "organiser"):
        return rules_of(session(), g.meeting.id), whole_duty(me.id)
    if me.may(g.meeting, "reviewer"):
        return rules_and_duty(session(), g.meeting.id, me.id)
    return rules_of(session(), g.meeting.id), Duty(me.id)


@staff_pages.get(f"{AT}/people")
@staff(*READERS)
def people(slug: str) -> str:
    wanted = request.args.get("state", "all")
    query = _typed()
    delegation, on = _delegation(), _day()
    found = participants(
        session(),
        g.meeting.id,
        wanted=wanted if wanted in FILTERS else "all",
        query=query,
        delegation_id=delegation.id if delegation else None,
        also=[sent_on(g.meeting.id, on, g.meeting.time_zone)] if on else (),
        page=request.args.get("page", 1, type=int),
    )
    return render_template(
        "registration/people.html",
        found=found,
        wanted=wanted if wanted in FILTERS else "all",
        query=query,
        delegation=delegation,
        on=on,
        counts=counts(),
        active="people",
    )


def _day() -> date | None:
    """A day of sending, in a year that a calendar has at every place of the world."""
    try:
        asked = date.fromisoformat(request.args["day"])
    except (KeyError, ValueError):
        return None
    return asked if 2000 <= asked.year <= 2099 else None


def _typed() -> str:
    return request.args.get("q", "").replace("\0", "")[:100]


def _delegation() -> Delegation | None:
    try:
        asked = UUID(request.args["delegation"])
    except (KeyError, ValueError):
        return None
    delegation = session().get(Delegation, asked)
    return delegation if delegation and delegation.meeting_id == g.meeting.id else None


@staff_pages.get(f"{AT}/review")
@staff(*DECIDERS)
def review(slug: str) -> str:
    """What waits for whoever looks; asked for it, what waits for anybody."""
    kind, query = request.args.get("kind", ""), _typed()
    kind = kind if kind in KINDS else ""
    whose = "all" if request.args.get("whose") == "all" else "mine"
    rules, duty = rules_and_my_duty()
    mine = waits_for(g.meeting.id, rules, duty)
    found = participants(
        session(),
        g.meeting.id,
        wanted="review",
        query=query,
        kind=kind,
        among=mine if whose == "mine" else None,
        page=request.args.get("page", 1, type=int),
        size=MANY if "many" in request.args else PAGE,
        longest_first=True,
    )
    is_whole = whose == "mine" and not kind and not query
    number = found.number if is_whole else number_where(session(), mine)
    return render_template(
        "registration/review.html",
        found=found,
        query=query,
        kind=kind,
        whose=whose,
        many="many" in request.args,
        rules=rules,
        duty=duty,
        likenesses=likenesses_among(session(), g.meeting.id, found.rows),
        acts=_recent_acts(),
        counts={"review": number},
        active="review",
    )


def _recent_acts() -> list[Act]:
    may_undo_all = the_visitor().may(g.meeting, "organiser")
    return recent_acts(session(), g.meeting.id, the_visitor().id, may_undo_all=may_undo_all)


@staff_pages.get(f"{AT}/people/<uuid:registration_id>")
@staff(*READERS)
def person(slug: str, registration_id: UUID) -> str:
    return person_page(registration_id, Form())


def asked_queue() -> dict[str, str]:
    """The list of review that somebody came from, as an address carries it; or nothing."""
    if request.args.get("queue") not in ("mine", "all"):
        return {}
    kind = request.args.get("kind", "")
    asked = {"queue": request.args["queue"], "kind": kind if kind in KINDS else "", "q": _typed()}
    return {name: value for name, value in asked.items() if value}


def _next_in(queue: dict[str, str], registration: Registration) -> Following | None:
    if not queue or not the_visitor().may(g.meeting, *DECIDERS):
        return None
    mine = None
    if queue["queue"] == "mine":
        mine = waits_for_account(session(), g.meeting.id, the_visitor().id)
    return next_waiting(
        session(),
        registration,
        mine=mine,
        kind=queue.get("kind", ""),
        query=queue.get("q", ""),
    )


def person_page(registration_id: UUID, form: Form, *, trouble: str = "") -> str:
    """`trouble` is why a decision was not taken."""
    found = person_of(session(), g.meeting.id, registration_id)
    if found is None:
        abort(404)
    queue = asked_queue()
    # Whoever changes the language after a refusal comes back to the person.
    g.form_path = f"/registration/meetings/{g.meeting.slug}/people/{registration_id}"
    return render_template(
        "registration/person.html",
        person=found,
        answers=answers(found.registration),
        history=history_of(session(), found),
        waits=waiting_numbers(session(), found.registration),
        form=form,
        trouble=trouble,
        queue=queue,
        following=_next_in(queue, found.registration),
        review=under_review(session(), found.registration, the_visitor().id),
        counts=counts(),
        active="people",
    )


@staff_pages.get(f"{AT}/people/<uuid:registration_id>/photo.jpg")
@staff(*READERS)
def photo(slug: str, registration_id: UUID) -> Answer:
    found = person_of(session(), g.meeting.id, registration_id)
    kept = session().get(Photo, registration_id) if found else None
    if kept is None:
        abort(404)
    response = make_response(kept.print_jpeg)
    response.mimetype = "image/jpeg"
    response.set_etag(kept.digest)
    response.headers["Cache-Control"] = "private, no-cache"
    return response.make_conditional(request)

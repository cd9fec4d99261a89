"""What the staff of a meeting see of its registrations, and decide."""

from datetime import date
from typing import Any
from uuid import UUID

from flask import (
    Blueprint,
    abort,
    g,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from sqlalchemy.exc import NoResultFound
from werkzeug.wrappers import Response as Answer

from services.registration.models.delegation import KINDS, Delegation
from services.registration.models.registration import AlreadyDecided, NoPlaceYet, Photo
from services.registration.queries.days import sent_on
from services.registration.queries.history import history_of, person_of
from services.registration.queries.participants import FILTERS, number_of, participants
from services.registration.queries.places import waiting_numbers
from services.registration.schemas.review_forms import DeclineForm
from services.registration.usecases.approve_registration import approve_registration
from services.registration.usecases.decline_registration import decline_registration
from services.registration.web.accounts import the_visitor
from services.registration.web.answers import answers
from services.registration.web.mine import links
from shared.web.access import staff
from shared.web.database import session
from shared.web.forms import Form, read_form

staff_pages = Blueprint("staff", __name__)

AT = "/registration/meetings/<slug>"
ALL = ("organiser", "reviewer", "programme_editor", "desk", "observer")
READERS = ("organiser", "reviewer", "observer")
DECIDERS = ("organiser", "reviewer")


def counts() -> dict[str, int]:
    return {"review": number_of(session(), g.meeting.id, "review")}


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
    kind = request.args.get("kind", "")
    kind = kind if kind in KINDS else ""
    query = _typed()
    found = participants(
        session(),
        g.meeting.id,
        wanted="review",
        query=query,
        kind=kind,
        page=request.args.get("page", 1, type=int),
        longest_first=True,
    )
    return render_template(
        "registration/review.html",
        found=found,
        query=query,
        kind=kind,
        counts=counts(),
        active="review",
    )


@staff_pages.get(f"{AT}/people/<uuid:registration_id>")
@staff(*READERS)
def person(slug: str, registration_id: UUID) -> str:
    return _person_page(registration_id, Form())


def _person_page(registration_id: UUID, form: Form, *, overtaken: bool = False) -> str:
    found = person_of(session(), g.meeting.id, registration_id)
    if found is None:
        abort(404)
    return render_template(
        "registration/person.html",
        person=found,
        answers=answers(found.registration),
        history=history_of(session(), found),
        waits=waiting_numbers(session(), found.registration),
        form=form,
        overtaken=overtaken,
        may_decide=the_visitor().may(g.meeting, *DECIDERS),
        counts=counts(),
        active="people",
    )


@staff_pages.post(f"{AT}/people/<uuid:registration_id>/approve")
@staff(*DECIDERS)
def approve(slug: str, registration_id: UUID) -> Answer | tuple[str, int]:
    try:
        approve_registration(session(), **_decision(registration_id))
    except NoResultFound:
        abort(404)
    except (AlreadyDecided, NoPlaceYet):
        return _overtaken(registration_id)
    session().commit()
    return _decided(registration_id)


@staff_pages.post(f"{AT}/people/<uuid:registration_id>/decline")
@staff(*DECIDERS)
def decline(slug: str, registration_id: UUID) -> Answer | tuple[str, int]:
    form = read_form(DeclineForm(), request.form)
    if not form.is_valid:
        return _person_page(registration_id, form), 422
    try:
        decline_registration(session(), **_decision(registration_id), **form.data)
    except NoResultFound:
        abort(404)
    except AlreadyDecided:
        return _overtaken(registration_id)
    session().commit()
    return _decided(registration_id)


def _decision(registration_id: UUID) -> dict[str, Any]:
    return {
        "meeting_id": g.meeting.id,
        "registration_id": registration_id,
        "seen": request.form.get("seen", 0, type=int),
        "account_id": the_visitor().id,
        "links": links(),
    }


def _overtaken(registration_id: UUID) -> tuple[str, int]:
    """Somebody else was quicker: the page says who, and what they decided."""
    session().rollback()
    return _person_page(registration_id, Form(), overtaken=True), 409


def _decided(registration_id: UUID) -> Answer:
    address = url_for("staff.person", slug=g.meeting.slug, registration_id=registration_id)
    return redirect(address, 303)


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

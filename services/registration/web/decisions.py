"""What staff decide: one registration at a time, or many at once."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import Blueprint, current_app, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import NoResultFound
from werkzeug.exceptions import Forbidden, NotFound
from werkzeug.wrappers import Response as Answer

from services.registration.models.bulk_act import TooLate
from services.registration.models.course import AlreadyDecided, NeedsAnother, NoPlaceYet
from services.registration.models.review_rules import NoteMissing, NotTheirStep, OutOfTurn
from services.registration.schemas.review_forms import (
    BulkForm,
    DeclineForm,
    ReturnForm,
    WaiverForm,
)
from services.registration.usecases.approve_registration import approve_registration
from services.registration.usecases.clear_registration import clear_registration
from services.registration.usecases.decline_registration import decline_registration
from services.registration.usecases.endorse_registration import endorse_registration
from services.registration.usecases.return_registration import return_registration
from services.registration.usecases.review_in_bulk import review_in_bulk
from services.registration.usecases.undo_bulk import undo_bulk
from services.registration.usecases.waive_note import waive_note
from services.registration.web.accounts import the_visitor
from services.registration.web.mine import links
from services.registration.web.staff import AT, DECIDERS, MANY, asked_queue, person_page
from shared.web.access import staff
from shared.web.database import session
from shared.web.forms import Form, read_form

decisions = Blueprint("decisions", __name__)

ONE = f"{AT}/people/<uuid:registration_id>"
# What the page says of a decision that was not taken.
TROUBLES: dict[type[Exception], str] = {
    AlreadyDecided: "overtaken",
    NoPlaceYet: "overtaken",
    OutOfTurn: "out-of-turn",
    NeedsAnother: "needs-another",
    NoteMissing: "no-note",
}


@decisions.errorhandler(NotTheirStep)
def not_theirs(_fact: NotTheirStep) -> ResponseReturnValue:
    session().rollback()
    return current_app.handle_http_exception(Forbidden())


@decisions.errorhandler(NoResultFound)
def not_here(_fact: NoResultFound) -> ResponseReturnValue:
    session().rollback()
    return current_app.handle_http_exception(NotFound())


@decisions.post(f"{ONE}/endorse")
@staff(*DECIDERS)
def endorse(slug: str, registration_id: UUID) -> Answer | tuple[str, int]:
    return _take(registration_id, endorse_registration)


@decisions.post(f"{ONE}/clear")
@staff(*DECIDERS)
def clear(slug: str, registration_id: UUID) -> Answer | tuple[str, int]:
    return _take(registration_id, clear_registration)


@decisions.post(f"{ONE}/approve")
@staff(*DECIDERS)
def approve(slug: str, registration_id: UUID) -> Answer | tuple[str, int]:
    return _take(registration_id, approve_registration)


def _take(registration_id: UUID, step: Callable[..., object]) -> Answer | tuple[str, int]:
    try:
        step(session(), **_about(registration_id), links=links())
    except tuple(TROUBLES) as fact:
        return _not_taken(registration_id, fact)
    session().commit()
    return _to(registration_id)


@decisions.post(f"{ONE}/return")
@staff(*DECIDERS)
def give_back(slug: str, registration_id: UUID) -> Answer | tuple[str, int]:
    form = read_form(ReturnForm(), request.form)
    if not form.is_valid:
        return person_page(registration_id, form), 422
    said = {"reason": form.data["return_reason"], "words": form.data["return_words"]}
    try:
        return_registration(session(), **_about(registration_id), **said, links=links())
    except AlreadyDecided as fact:
        return _not_taken(registration_id, fact)
    session().commit()
    return _to(registration_id)


@decisions.post(f"{ONE}/decline")
@staff(*DECIDERS)
def decline(slug: str, registration_id: UUID) -> Answer | tuple[str, int]:
    form = read_form(DeclineForm(), request.form)
    if not form.is_valid:
        return person_page(registration_id, form), 422
    try:
        decline_registration(session(), **_about(registration_id), **form.data, links=links())
    except AlreadyDecided as fact:
        return _not_taken(registration_id, fact)
    session().commit()
    return _to(registration_id)


@decisions.post(f"{ONE}/waive")
@staff(*DECIDERS)
def waive(slug: str, registration_id: UUID) -> Answer | tuple[str, int]:
    form = read_form(WaiverForm(), request.form)
    if not form.is_valid:
        return person_page(registration_id, form), 422
    about = _about(registration_id)
    about.pop("seen")
    try:
        waive_note(session(), **about, reason=form.data["waiver_reason"])
    except AlreadyDecided as fact:
        return _not_taken(registration_id, fact)
    session().commit()
    return _to(registration_id)


def _about(registration_id: UUID) -> dict[str, Any]:
    return {
        "meeting_id": g.meeting.id,
        "registration_id": registration_id,
        "seen": request.form.get("seen", 0, type=int),
        "account_id": the_visitor().id,
    }


def _not_taken(registration_id: UUID, fact: Exception) -> tuple[str, int]:
    """The page shows the registration as it stands, and says what was in the way."""
    session().rollback()
    return person_page(registration_id, Form(), trouble=TROUBLES[type(fact)]), 409


def _to(registration_id: UUID) -> Answer:
    """Back to where it was decided: the overview, or the person's page with the next beside."""
    if request.form.get("back") == "overview":
        return redirect(url_for("overview.page", slug=g.meeting.slug, done=registration_id), 303)
    at: dict[str, Any] = {"slug": g.meeting.slug, "registration_id": registration_id}
    address = url_for("staff.person", **{**at, **asked_queue()})
    return redirect(address, 303)


@decisions.post(f"{AT}/review/bulk")
@staff(*DECIDERS)
def bulk(slug: str) -> Answer:
    form = read_form(BulkForm(), request.form)
    chosen = _chosen()
    if not form.is_valid or not chosen:
        return _to_queue()
    review_in_bulk(
        session(),
        meeting_id=g.meeting.id,
        account_id=the_visitor().id,
        step=form.data["step"],
        chosen=chosen,
        links=links(),
    )
    session().commit()
    return _to_queue()


def _chosen() -> dict[UUID, int]:
    """The ticked ones, or all that were on the page, each as it was seen there."""
    listed: dict[UUID, int] = {}
    for each in request.form.getlist("listed")[:MANY]:
        id_, _, revision = each.partition(":")
        try:
            listed[UUID(id_)] = int(revision)
        except ValueError:
            continue
    if request.form.get("everybody"):
        return listed
    ticked = set(request.form.getlist("chosen"))
    return {id_: revision for id_, revision in listed.items() if str(id_) in ticked}


@decisions.post(f"{AT}/review/bulk/<uuid:act_id>/undo")
@staff(*DECIDERS)
def undo(slug: str, act_id: UUID) -> Answer:
    try:
        undo_bulk(session(), meeting_id=g.meeting.id, act_id=act_id, account_id=the_visitor().id)
    except TooLate:
        # The queue no longer offers it.
        session().rollback()
        return _to_queue()
    session().commit()
    return _to_queue()


def _to_queue() -> Answer:
    return redirect(url_for("staff.review", slug=g.meeting.slug), 303)

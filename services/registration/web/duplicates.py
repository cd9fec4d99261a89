"""Registrations that may be one person, side by side: a person compares and decides."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, current_app, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import NoResultFound
from werkzeug.exceptions import Forbidden, NotFound
from werkzeug.wrappers import Response as Answer

from services.registration.models.duplicates import NotAPair, likeness
from services.registration.models.registration import Registration
from services.registration.models.review_rules import NotTheirStep
from services.registration.queries.duplicates import all_pairs
from services.registration.queries.history import Person, person_of
from services.registration.queries.review_rules import duty_of
from services.registration.schemas.review_forms import MergeForm
from services.registration.usecases.keep_apart import keep_apart
from services.registration.usecases.merge_duplicates import merge_duplicates
from services.registration.web.accounts import the_visitor
from services.registration.web.answers import answers
from services.registration.web.mine import links
from services.registration.web.staff import AT, DECIDERS, counts
from shared.web.access import staff
from shared.web.database import session
from shared.web.forms import Form, read_form

duplicates = Blueprint("duplicates", __name__)

PAIR = f"{AT}/review/duplicates/<uuid:one_id>/<uuid:other_id>"
SIDES = ("one", "other")


@duplicates.errorhandler(NotTheirStep)
def not_theirs(_fact: NotTheirStep) -> ResponseReturnValue:
    session().rollback()
    return current_app.handle_http_exception(Forbidden())


@duplicates.errorhandler(NoResultFound)
def not_here(_fact: NoResultFound) -> ResponseReturnValue:
    session().rollback()
    return current_app.handle_http_exception(NotFound())


@duplicates.get(f"{AT}/review/duplicates")
@staff(*DECIDERS)
def every(slug: str) -> str:
    return render_template(
        "registration/duplicates.html",
        pairs=all_pairs(session(), g.meeting.id),
        done=request.args.get("done", ""),
        counts=counts(),
        active="review",
    )


@duplicates.get(PAIR)
@staff(*DECIDERS)
def pair(slug: str, one_id: UUID, other_id: UUID) -> str:
    return _page(one_id, other_id, Form())


def _page(one_id: UUID, other_id: UUID, form: Form, *, overtaken: bool = False) -> str:
    people = [_person(one_id), _person(other_id)]
    ids = {"slug": g.meeting.slug, "one_id": one_id, "other_id": other_id}
    g.form_path = url_for("duplicates.pair", **ids)
    if one_id == other_id:
        abort(404)
    both = [each.registration for each in people]
    duty = duty_of(session(), g.meeting.id, the_visitor().id)
    is_open = all(each.is_expected for each in both)
    return render_template(
        "registration/duplicate_pair.html",
        people=dict(zip(SIDES, people, strict=True)),
        rows=_side_by_side(both),
        likeness=likeness(*((each.name, each.own_name) for each in both)),
        form=form,
        overtaken=overtaken,
        may_decide=is_open and all(duty.may_look_after(each.joined.kind) for each in both),
        counts=counts(),
        active="review",
    )


def _person(id_: UUID) -> Person:
    found = person_of(session(), g.meeting.id, id_)
    if found is None or found.registration.state == "draft":
        abort(404)
    return found


def _side_by_side(both: list[Registration]) -> list[tuple[str, list[str], bool]]:
    """Every answer of the two: its label, both, and whether they differ."""
    said = [{label: str(words) for label, words, _topic in answers(each)} for each in both]
    labels = dict.fromkeys(label for each in said for label in each)
    rows = [(label, [each.get(label, "") for each in said]) for label in labels]
    return [(label, words, words[0] != words[1]) for label, words in rows]


@duplicates.post(f"{PAIR}/keep")
@staff(*DECIDERS)
def keep(slug: str, one_id: UUID, other_id: UUID) -> Answer | tuple[str, int]:
    try:
        keep_apart(session(), **_about(), one_id=one_id, other_id=other_id)
    except NotAPair:
        session().rollback()
        return _page(one_id, other_id, Form(), overtaken=True), 409
    session().commit()
    return _back("kept")


@duplicates.post(f"{PAIR}/merge")
@staff(*DECIDERS)
def merge(slug: str, one_id: UUID, other_id: UUID) -> Answer | tuple[str, int]:
    form = read_form(MergeForm(), request.form)
    if not form.is_valid:
        return _page(one_id, other_id, form), 422
    ids, seen = (one_id, other_id), [_seen(side) for side in SIDES]
    stays = SIDES.index(form.data["stays"])
    try:
        merge_duplicates(
            session(),
            **_about(),
            stays_id=ids[stays],
            goes_id=ids[1 - stays],
            seen=(seen[stays], seen[1 - stays]),
            links=links(),
        )
    except NotAPair:
        session().rollback()
        return _page(one_id, other_id, Form(), overtaken=True), 409
    session().commit()
    return _back("merged")


def _seen(side: str) -> int:
    return request.form.get(f"seen_{side}", 0, type=int)


def _about() -> dict[str, Any]:
    return {"meeting_id": g.meeting.id, "account_id": the_visitor().id}


def _back(done: str) -> Answer:
    return redirect(url_for("duplicates.every", slug=g.meeting.slug, done=done), 303)

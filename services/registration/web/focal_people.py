"""One person of a delegation, as the focal point sees, corrects, replaces and takes them out."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from services.registration.models.course import EXPECTED, NotADraft, NothingToWithdraw
from services.registration.models.meeting_copy import (
    RegistrationClosed,
    is_correctable,
    is_frozen,
)
from services.registration.models.registration import Photo, Registration
from services.registration.models.topics import topics_of
from services.registration.queries.delegations import working_groups
from services.registration.queries.meetings import opening_of, period_of
from services.registration.queries.places import waiting_numbers
from services.registration.queries.replacements import replacement_of
from services.registration.schemas.person_forms import PersonForm, ReplacementForm
from services.registration.usecases.begin_replacement import NotReplaceable, begin_replacement
from services.registration.usecases.drop_draft import drop_draft
from services.registration.usecases.hold_draft import hold_draft
from services.registration.usecases.save_person import save_person
from services.registration.usecases.submit_registration import submit_registration
from services.registration.usecases.withdraw_registration import withdraw_registration
from services.registration.web.answers import answers
from services.registration.web.focal_browser import my_focal_point, my_person, trace_deed
from services.registration.web.focal_words import function_said
from services.registration.web.mine import links
from shared import clock
from shared.language import gettext as _
from shared.web.access import by_link
from shared.web.database import session
from shared.web.forms import Form, filled, read_form

focal_people = Blueprint("focal_people", __name__)

ONE = "/registration/delegation/<uuid:delegation_id>/people/<uuid:registration_id>"
KEPT = (
    *("honorific", "rank", "given_names", "family_name", "has_one_name", "own_name"),
    *("email", "phone", "language", "role", "working_groups"),
)


@focal_people.route(ONE, methods=["GET", "POST"])
@by_link
def person(delegation_id: UUID, registration_id: UUID) -> Answer | str | tuple[str, int]:
    found = my_person(delegation_id, registration_id)
    if request.method == "GET":
        return _page(found, filled(_present(found)))
    form = read_form(PersonForm(), request.form)
    given = _with_function(found, form)
    if not form.is_valid:
        return _page(found, form), 422
    try:
        draft = hold_draft(session(), registration_id=registration_id)
    except NotADraft:
        return _page(found, filled(_present(found)), is_overtaken=True), 409
    delegation = g.focal_point.delegation
    save_person(session(), registration=draft, delegation=delegation, person=given)
    trace_deed("delegate_answered", draft, topic="name")
    session().commit()
    return _to("focal_people.person", draft, done=1)


def _with_function(person: Registration, form: Form) -> dict[str, Any]:
    """Said in the language of the page; left empty, it stays as it is said in others."""
    given = dict(form.data)
    function = given.pop("function", "")
    if function:
        given["function"] = function_said(function)
    elif form.is_valid and not any(person.function.values()):
        form.add_error("function", _("Enter the function"))
    return given


def _present(person: Registration) -> dict[str, object]:
    present: dict[str, object] = {name: getattr(person, name) for name in KEPT}
    present["function"] = person.function.get(g.language, "")
    return present


def _page(person: Registration, form: Form, *, is_overtaken: bool = False) -> str:
    period = period_of(session(), g.meeting)
    topics = topics_of(person)
    return render_template(
        "registration/focal_person.html",
        person=person,
        form=form,
        topics=topics,
        answers=answers(person),
        groups=working_groups(session(), g.meeting.id),
        photo=session().get(Photo, person.id),
        waits=waiting_numbers(session(), person),
        successor=replacement_of(session(), person.id),
        earlier=session().get(Registration, person.replaces_id) if person.replaces_id else None,
        is_expected=person.is_expected,
        may_change=person.is_expected
        and is_correctable(opening_of(session(), g.meeting), person.state),
        is_frozen=is_frozen(g.meeting, period, clock.now()),
        is_overtaken=is_overtaken,
        done="done" in request.args,
    )


def _to(endpoint: str, person: Registration, **more: object) -> Answer:
    both = {"delegation_id": person.delegation_id, "registration_id": person.id}
    return redirect(url_for(endpoint, **both, **more), 303)  # type: ignore[arg-type]


def _to_desk(delegation_id: UUID) -> Answer:
    return redirect(url_for("focal_desk.desk", delegation_id=delegation_id), 303)


@focal_people.post(f"{ONE}/remove")
@by_link
def remove(delegation_id: UUID, registration_id: UUID) -> Answer:
    found = my_person(delegation_id, registration_id)
    trace_deed("delegate_removed", found, name=found.name)
    try:
        drop_draft(session(), registration_id=registration_id)
    except NotADraft:
        session().rollback()
    session().commit()
    return _to_desk(delegation_id)


@focal_people.route(f"{ONE}/withdraw", methods=["GET", "POST"])
@by_link
def withdraw(delegation_id: UUID, registration_id: UUID) -> Answer | str:
    found = my_person(delegation_id, registration_id)
    if request.method == "GET":
        if found.state not in EXPECTED:
            abort(404)
        return render_template("registration/focal_withdraw.html", person=found)
    trace_deed("delegate_withdrawn", found)
    try:
        withdraw_registration(
            session(),
            meeting_id=found.meeting_id,
            registration_id=registration_id,
            links=links(),
            letter="taken_out",
        )
    except NothingToWithdraw:
        session().rollback()
    session().commit()
    return _to_desk(delegation_id)


@focal_people.route(f"{ONE}/replace", methods=["GET", "POST"])
@by_link
def replace(delegation_id: UUID, registration_id: UUID) -> Answer | str | tuple[str, int]:
    found = my_person(delegation_id, registration_id)
    if request.method == "GET":
        return _replace_page(found, Form())
    form = read_form(ReplacementForm(), request.form)
    if not form.is_valid:
        return _replace_page(found, form), 422
    given = {**form.data, "function": function_said(form.data["function"])}
    me = my_focal_point(delegation_id)
    try:
        new = begin_replacement(
            session(), focal_point=me, registration_id=registration_id, person=given, links=links()
        )
        if not new.unanswered():
            submit_registration(session(), registration_id=new.id, links=links())
    except (NotReplaceable, RegistrationClosed):
        session().rollback()
        form.add_error("", _("This person can no longer be replaced"))
        return _replace_page(my_person(delegation_id, registration_id), form), 409
    session().commit()
    return _to("focal_people.person", new)


def _replace_page(person: Registration, form: Form) -> str:
    period = period_of(session(), g.meeting)
    return render_template(
        "registration/focal_replace.html",
        person=person,
        form=form,
        period=period,
        may_replace=person.state in EXPECTED
        and not is_frozen(g.meeting, period, clock.now())
        and replacement_of(session(), person.id) is None,
    )

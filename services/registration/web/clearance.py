"""The list for the host's security: made here, fetched by whoever made it, gone after a day."""

from collections.abc import Callable, Sequence
from uuid import UUID

from flask import (
    Blueprint,
    abort,
    current_app,
    g,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import NoResultFound
from werkzeug.exceptions import Forbidden
from werkzeug.wrappers import Response as Answer

from services.registration.models.clearance_list import LIVES_FOR, WHOM, ListOver
from services.registration.models.passport import FIELDS, PassportLocked
from services.registration.models.questions import Questions
from services.registration.models.review_rules import NotTheirStep
from services.registration.queries.clearance import clearance_lists, people_to_clear
from services.registration.queries.review_rules import duty_of
from services.registration.schemas.review_forms import ClearanceForm
from services.registration.usecases.fetch_clearance_list import fetch_clearance_list
from services.registration.usecases.make_clearance_list import Asked, make_clearance_list
from services.registration.web.accounts import the_visitor
from services.registration.web.delegation_words import DELEGATION_ROLES, KIND_WORDS
from services.registration.web.journeys import passport_seal
from services.registration.web.spreadsheets import spreadsheet, table_of
from services.registration.web.staff import AT, DECIDERS, counts
from services.registration.web.words import STATES, represents
from shared import clock
from shared.language import gettext as _
from shared.language import spoken
from shared.text.names import in_language
from shared.web.access import staff
from shared.web.database import session
from shared.web.forms import Form, filled, read_form

clearance = Blueprint("clearance", __name__)


@clearance.errorhandler(NotTheirStep)
def not_theirs(_fact: NotTheirStep) -> ResponseReturnValue:
    session().rollback()
    return current_app.handle_http_exception(Forbidden())


@clearance.route(f"{AT}/review/clearance", methods=["GET", "POST"])
@staff(*DECIDERS)
def lists(slug: str) -> Answer | str | tuple[str, int]:
    if request.method == "GET":
        return _page(filled({"whom": "due"}))
    form = read_form(ClearanceForm(), request.form)
    if form.is_valid:
        try:
            make_clearance_list(
                session(),
                meeting_id=g.meeting.id,
                account_id=the_visitor().id,
                write=written,
                seal=passport_seal(),
                **form.data,
            )
        except PassportLocked:
            session().rollback()
            form.add_error("", _("No key of this installation opens the passports."))
    if not form.is_valid:
        return _page(form), 422
    session().commit()
    return redirect(url_for("clearance.lists", slug=slug, done=1), 303)


def _page(form: Form) -> str:
    duty = duty_of(session(), g.meeting.id, the_visitor().id)
    if "clear" not in duty.steps:
        abort(403)
    g.form_path = url_for("clearance.lists", slug=g.meeting.slug)
    asked = session().get(Questions, g.meeting.id)
    return render_template(
        "registration/clearance.html",
        form=form,
        numbers={whom: len(people_to_clear(session(), g.meeting.id, duty, whom)) for whom in WHOM},
        rows=clearance_lists(session(), g.meeting.id),
        has_passports=asked is not None and asked.asks_visa,
        hours=int(LIVES_FOR.total_seconds() // 3600),
        now=clock.now(),
        done="done" in request.args,
        counts=counts(),
        active="review",
    )


@clearance.post(f"{AT}/review/clearance/<uuid:list_id>/file")
@staff(*DECIDERS)
def file(slug: str, list_id: UUID) -> Answer | tuple[str, int]:
    return _given(list_id, _as_file)


@clearance.post(f"{AT}/review/clearance/<uuid:list_id>/sheet")
@staff(*DECIDERS)
def sheet(slug: str, list_id: UUID) -> Answer | tuple[str, int]:
    """The same to be printed: whoever has it on paper has it without a file that is left behind."""
    return _given(list_id, _as_sheet)


def _given(list_id: UUID, shown: Callable[[bytes], Answer]) -> Answer | tuple[str, int]:
    form = filled({"whom": "due"})
    try:
        body = fetch_clearance_list(
            session(),
            meeting_id=g.meeting.id,
            list_id=list_id,
            account_id=the_visitor().id,
            seal=passport_seal(),
        )
    except NoResultFound:
        abort(404)
    except ListOver:
        form.add_error("", _("This list has expired. Make a new one."))
        return _page(form), 410
    except PassportLocked:
        form.add_error("", _("No key of this installation opens the passports."))
        return _page(form), 409
    session().commit()
    response = shown(body)
    response.headers["Cache-Control"] = "no-store"
    return response


def _as_file(body: bytes) -> Answer:
    response = make_response(body)
    response.headers["Content-Type"] = "text/csv; charset=utf-8"
    response.headers["Content-Disposition"] = "attachment; filename=clearance.csv"
    return response


def _as_sheet(body: bytes) -> Answer:
    heads, *rows = table_of(body)
    g.form_path = url_for("clearance.lists", slug=g.meeting.slug)
    return make_response(
        render_template(
            "registration/clearance_sheet.html",
            heads=heads,
            rows=rows,
            made_at=clock.now(),
            counts=counts(),
            active="review",
        )
    )


def written(people: Sequence[Asked], has_passports: bool) -> bytes:
    rows = [
        [
            number,
            represents(person),
            KIND_WORDS[person.joined.kind],
            DELEGATION_ROLES[person.role],
            person.honorific,
            person.family_name,
            person.given_names,
            person.own_name,
            in_language(person.function, spoken().language),
            STATES[person.standing][0],
            *(_passport(passport) if has_passports else ()),
        ]
        for number, (person, passport) in enumerate(people, 1)
    ]
    return spreadsheet(_heads(has_passports), rows)


def _passport(passport: dict[str, str] | None) -> list[str]:
    return [passport[name] if passport else "" for name in FIELDS]


def _heads(has_passports: bool) -> list[str]:
    heads = [
        _("No."),
        _("Represents"),
        _("Kind of delegation"),
        _("Role in the delegation"),
        _("Form of address"),
        _("Family name"),
        _("Given names"),
        _("Name in their own script"),
        _("Function"),
        _("State of the registration"),
    ]
    passport = [
        _("Name as in the passport"),
        _("Issued by"),
        _("Number of the passport"),
        _("Date of issue"),
        _("Expires on"),
        _("Date of birth"),
        _("Place of birth"),
    ]
    return heads + passport if has_passports else heads

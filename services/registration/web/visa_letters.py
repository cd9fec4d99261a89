"""Visa support letters: had by organisers for one person or for all, and by people themselves."""

from uuid import UUID

from flask import Blueprint, Flask, abort, g, redirect, render_template, request, url_for
from sqlalchemy import select
from sqlalchemy.orm import undefer
from werkzeug.wrappers import Response as Answer

from services.registration.models.paper import VISA, Paper
from services.registration.models.passport import PassportLocked
from services.registration.models.registration import Registration
from services.registration.models.visa_letter import LettersNotGiven, NoLetterDue, is_due_to
from services.registration.queries.history import person_of
from services.registration.queries.papers import (
    bundles,
    is_being_made,
    papers_of,
    rules_of_papers,
)
from services.registration.queries.visa_letters import letter_lines, own_papers
from services.registration.schemas.paper_forms import LettersForm
from services.registration.usecases.ask_for_visa_letters import ask_for_visa_letters
from services.registration.web.accounts import the_visitor
from services.registration.web.journeys import passport_seal
from services.registration.web.mine import my_registration
from services.registration.web.papers import AT, LOOKERS, as_pdf, file_name
from shared.language import gettext as _
from shared.web.access import by_link, staff
from shared.web.database import session
from shared.web.forms import Form, filled, read_form

visa_letters = Blueprint("visa_letters", __name__)

MINE = "/registration/mine/<uuid:registration_id>/visa-letter"


@visa_letters.route(f"{AT}/visa", methods=["GET", "POST"])
@staff(*LOOKERS)
def of_all(slug: str) -> Answer | str | tuple[str, int]:
    form = filled({"language": g.language})
    if request.method == "POST":
        form = _ask(None, the_visitor().id)
        if form.is_valid:
            session().commit()
            return redirect(url_for("visa_letters.of_all", slug=slug), 303)
    made = bundles(session(), g.meeting.id)
    page = render_template(
        "registration/visa_letters.html",
        form=form,
        found=letter_lines(session(), g.meeting.id, request.args.get("page", 1, type=int)),
        papers=made,
        being_made=is_being_made(made),
        is_signed=bool(rules_of_papers(session(), g.meeting.id).signatory_name),
        may_make=the_visitor().may(g.meeting, "organiser"),
        active="papers",
    )
    return (page, 422) if form.errors else page


@visa_letters.route(f"{AT}/visa/<uuid:registration_id>", methods=["GET", "POST"])
@staff(*LOOKERS)
def of_person(slug: str, registration_id: UUID) -> Answer | str | tuple[str, int]:
    found = person_of(session(), g.meeting.id, registration_id)
    if found is None:
        abort(404)
    form = filled({"language": found.registration.language})
    if request.method == "POST":
        form = _ask(registration_id, the_visitor().id)
        if form.is_valid:
            session().commit()
            return redirect(request.path, 303)
    made = papers_of(session(), registration_id)
    page = render_template(
        "registration/visa_letter.html",
        form=form,
        registration=found.registration,
        is_due=is_due_to(found.registration),
        papers=made,
        being_made=is_being_made(made),
        is_signed=bool(rules_of_papers(session(), g.meeting.id).signatory_name),
        may_make=the_visitor().may(g.meeting, "organiser"),
        active="people",
    )
    return (page, 422) if form.errors else page


def _ask(registration_id: UUID | None, by: UUID | None) -> Form:
    """Only organisers ask for others' letters; whoever is due none, or gets none, is told why."""
    if by is not None and not the_visitor().may(g.meeting, "organiser"):
        abort(403)
    form = read_form(LettersForm(), request.form)
    if form.is_valid:
        try:
            ask_for_visa_letters(
                session(),
                meeting_id=g.meeting.id,
                registration_id=registration_id,
                by=by,
                **form.data,
            )
        except NoLetterDue:
            form.add_error("language", _("Nobody here is approved and needs a visa"))
        except LettersNotGiven:
            form.add_error("language", _("It is not said yet who signs the letters"))
    if not form.is_valid:
        session().rollback()
    return form


@visa_letters.route(MINE, methods=["GET", "POST"])
@by_link
def mine(registration_id: UUID) -> Answer | str | tuple[str, int]:
    registration = _my_own(registration_id)
    form = filled({"language": registration.language})
    if request.method == "POST":
        form = _ask(registration_id, None)
        if form.is_valid:
            session().commit()
            return redirect(url_for("visa_letters.mine", registration_id=registration_id), 303)
    made = own_papers(session(), registration_id)
    page = render_template(
        "registration/my_visa_letter.html",
        form=form,
        registration=registration,
        papers=made,
        being_made=is_being_made(made),
    )
    return (page, 422) if form.errors else page


@visa_letters.get(f"{MINE}/<uuid:paper_id>")
@by_link
def take_mine(registration_id: UUID, paper_id: UUID) -> Answer:
    """One's own data: it is given as often as it is asked for."""
    _my_own(registration_id)
    if paper_id not in [each.id for each in own_papers(session(), registration_id)]:
        abort(404)
    paper = (
        session()
        .scalars(
            select(Paper)
            .where(Paper.id == paper_id, Paper.kind == VISA)
            .options(undefer(Paper.content))
            .execution_options(populate_existing=True)
        )
        .one()
    )
    if paper.content is None:
        abort(404)
    try:
        content = passport_seal().unlock_paper(paper.content)
    except PassportLocked:
        abort(404)
    return as_pdf(content, file_name(paper))


def gives_letter(registration: Registration) -> bool:
    """Whether this person may take a letter of their own."""
    rules = rules_of_papers(session(), registration.meeting_id)
    return rules.gives_letters and bool(rules.signatory_name) and is_due_to(registration)


def use_letters(app: Flask) -> None:
    """The status page of a person says whether there is a letter for them."""
    app.jinja_env.globals.update(gives_letter=gives_letter)


def _my_own(registration_id: UUID) -> Registration:
    registration = my_registration(registration_id)
    if not gives_letter(registration):
        abort(404)
    return registration

"""What delegates see: registering, topic by topic, and what became of it. No account, no script."""

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

from services.registration.models.amendment import NotAmendable
from services.registration.models.course import NotADraft, NothingToWithdraw
from services.registration.models.meeting_copy import RegistrationClosed, is_correctable
from services.registration.models.own_link import PURPOSE
from services.registration.models.registration import Photo, Registration, Unfinished
from services.registration.models.topics import answer_by
from services.registration.queries.delegations import offered_organisations, working_groups
from services.registration.queries.meetings import find_meeting, opening_of, period_of
from services.registration.queries.participants import drafts_among
from services.registration.queries.places import waiting_numbers
from services.registration.schemas.registration_forms import (
    ContactForm,
    NameForm,
    RepresentationForm,
)
from services.registration.usecases.save_contact import save_contact
from services.registration.usecases.save_name import save_name
from services.registration.usecases.save_representation import save_representation
from services.registration.usecases.send_amendment import send_amendment
from services.registration.usecases.start_registration import start_registration
from services.registration.usecases.submit_registration import submit_registration
from services.registration.usecases.withdraw_registration import withdraw_registration
from services.registration.web.amendments import changes_of
from services.registration.web.answers import (
    answers,
    contact_answers,
    name_answers,
    representation_answers,
    the_function,
    the_organisation,
)
from services.registration.web.calendars import calendar_of
from services.registration.web.codes import drawn, own_link
from services.registration.web.gentle import not_too_often
from services.registration.web.mine import links, mine, my_registration, remember
from services.registration.web.topics import (
    STATUS,
    go_on,
    my_draft,
    page_of,
    still_asked,
    to,
    topic_page,
)
from shared.web.access import by_link, public
from shared.web.database import session
from shared.web.form_token import act_id
from shared.web.forms import Form, filled, read_form

delegates = Blueprint("delegates", __name__)


@delegates.route("/registration/meetings/<slug>/register", methods=["GET", "POST"])
@public
def register(slug: str) -> Answer | str | tuple[str, int]:
    meeting = find_meeting(session(), slug)
    if meeting is None:
        abort(404)
    g.meeting = meeting
    opening = opening_of(session(), meeting)
    if opening != "open":
        return _closed(opening), 200 if request.method == "GET" else 409
    if request.method == "GET":
        drafts = drafts_among(session(), meeting.id, mine())
        return render_template("registration/start.html", drafts=drafts)
    not_too_often("begin", meeting.id)
    registration = start_registration(
        session(), meeting_id=meeting.id, language=g.language, registration_id=act_id()
    )
    session().commit()
    return remember(go_on(registration), registration.id)


@delegates.app_errorhandler(NotADraft)
def stands(_fact: NotADraft) -> Answer:
    """Whoever goes back to an answer that was sent sees what became of it."""
    assert request.view_args
    return to(STATUS, request.view_args["registration_id"])


@delegates.route("/registration/mine/<uuid:registration_id>/name", methods=["GET", "POST"])
@by_link
def name(registration_id: UUID) -> Answer | str | tuple[str, int]:
    registration = my_draft(registration_id)
    if request.method == "GET":
        return topic_page("name", registration, filled(name_answers(registration)))
    form = read_form(NameForm(), request.form)
    if not form.is_valid:
        return topic_page("name", registration, form), 422
    save_name(session(), registration_id=registration_id, **form.data)
    session().commit()
    return go_on(registration)


@delegates.route("/registration/mine/<uuid:registration_id>/represents", methods=["GET", "POST"])
@by_link
def represents(registration_id: UUID) -> Answer | str | tuple[str, int]:
    registration = my_draft(registration_id)
    offered = offered_organisations(session(), registration)
    lists = {"offered": offered, "groups": working_groups(session(), registration.meeting_id)}
    if request.method == "GET":
        form = filled(representation_answers(registration, g.language))
        return topic_page("represents", registration, form, **lists)
    form = read_form(RepresentationForm(), request.form)
    if not form.is_valid:
        return topic_page("represents", registration, form, **lists), 422
    save_representation(
        session(),
        registration_id=registration_id,
        kind=form.data["kind"],
        state_code=form.data["state_code"],
        function=the_function(form.data, g.language),
        role=form.data["role"] or "delegate",
        working_groups=form.data["working_groups"],
        **the_organisation(form.data, offered),
    )
    session().commit()
    return go_on(registration)


@delegates.route("/registration/mine/<uuid:registration_id>/contact", methods=["GET", "POST"])
@by_link
def contact(registration_id: UUID) -> Answer | str | tuple[str, int]:
    registration = my_draft(registration_id)
    if request.method == "GET":
        return topic_page(
            "contact", registration, filled(contact_answers(registration, g.language))
        )
    form = read_form(ContactForm(), request.form)
    if not form.is_valid:
        return topic_page("contact", registration, form), 422
    form.data.pop("consent")
    save_contact(session(), registration_id=registration_id, **form.data)
    session().commit()
    return go_on(registration)


@delegates.route("/registration/mine/<uuid:registration_id>/check", methods=["GET", "POST"])
@by_link
def check(registration_id: UUID) -> Answer | str | tuple[str, int]:
    registration = my_draft(registration_id, to_send=request.method == "POST")
    if request.method == "GET":
        if missing := still_asked(registration):
            return to(page_of(missing[0]), registration_id)
        return topic_page("check", registration, Form())
    not_too_often("send", registration.meeting_id)
    try:
        sent = _send(registration)
    except RegistrationClosed:
        return _closed(opening_of(session(), g.meeting)), 409
    except NotAmendable:
        # It was withdrawn or declined meanwhile; the page of what was sent says so.
        return to(STATUS, registration.amends_id or registration_id)
    except Unfinished as fact:
        return to(page_of(fact.topics[0]), registration_id)
    session().commit()
    return to(STATUS, sent.id)


def _send(registration: Registration) -> Registration:
    if registration.amends_id is None:
        # Only its own browser comes as far as this with it, and then it is held.
        return submit_registration(
            session(), registration_id=registration.id, links=links(), held=registration
        )
    return send_amendment(
        session(), registration_id=registration.id, changes=changes_of(registration), links=links()
    )


@delegates.get("/registration/mine/<uuid:registration_id>")
@by_link
def status(registration_id: UUID) -> str:
    registration = my_registration(registration_id)
    return render_template(
        "registration/status.html",
        registration=registration,
        answers=answers(registration),
        opening=opening_of(session(), g.meeting),
        period=period_of(session(), g.meeting),
        answer_by=answer_by(registration),
        photo=session().get(Photo, registration_id) is not None,
        waits=waiting_numbers(session(), registration),
        is_correctable=_is_correctable(registration),
    )


def _is_correctable(registration: Registration) -> bool:
    sent = session().get(Registration, registration.amends_id or registration.id)
    return is_correctable(opening_of(session(), g.meeting), (sent or registration).state)


@delegates.route("/registration/mine/<uuid:registration_id>/withdraw", methods=["GET", "POST"])
@by_link
def withdraw(registration_id: UUID) -> Answer | str:
    registration = my_registration(registration_id)
    if request.method == "GET" and registration.is_expected:
        return render_template("registration/withdraw.html", registration=registration)
    if request.method == "POST":
        try:
            withdraw_registration(
                session(),
                meeting_id=registration.meeting_id,
                registration_id=registration_id,
                links=links(),
            )
        except NothingToWithdraw:
            session().rollback()
        session().commit()
    return to(STATUS, registration_id)


@delegates.get("/registration/mine/<uuid:registration_id>/meeting.ics")
@by_link
def calendar(registration_id: UUID) -> Answer:
    registration = my_registration(registration_id)
    if not registration.is_expected:
        abort(404)
    response = make_response(calendar_of(registration, g.meeting, g.language))
    response.headers["Content-Type"] = "text/calendar; charset=utf-8"
    response.headers["Content-Disposition"] = "attachment; filename=meeting.ics"
    return response


@delegates.get("/registration/mine/<uuid:registration_id>/code.svg")
@by_link
def code(registration_id: UUID) -> Answer:
    registration = my_registration(registration_id)
    response = make_response(drawn(own_link(registration.id, g.meeting.ends_at)))
    response.headers["Content-Type"] = "image/svg+xml"
    return response


@delegates.get("/registration/link/<token>")
@by_link
def link(token: str) -> Answer | tuple[str, int]:
    """The address afterwards holds no token: it may be read over a shoulder."""
    registration_id = links().read(PURPOSE, token)
    if registration_id is None or session().get(Registration, registration_id) is None:
        return render_template("registration/link_over.html"), 404
    return remember(to(STATUS, registration_id), registration_id)


def _closed(opening: str) -> str:
    period = period_of(session(), g.meeting)
    return render_template("registration/closed.html", opening=opening, period=period)

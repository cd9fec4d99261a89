"""What delegates see: registering, topic by topic, and what became of it. No account, no script."""

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
from werkzeug.wrappers import Response as Answer

from services.registration.models.meeting_copy import RegistrationClosed
from services.registration.models.portrait import (
    LARGEST_FILE,
    PhotoTooLarge,
    PhotoTooSmall,
    PhotoUnreadable,
    Portrait,
)
from services.registration.models.registration import (
    TOPICS,
    NotADraft,
    NothingToWithdraw,
    Photo,
    Registration,
    Unfinished,
)
from services.registration.queries.delegations import offered_organisations
from services.registration.queries.meetings import find_meeting, opening_of, period_of
from services.registration.queries.participants import drafts_among
from services.registration.schemas.registration_forms import (
    ContactForm,
    NameForm,
    RepresentationForm,
)
from services.registration.usecases.save_contact import save_contact
from services.registration.usecases.save_name import save_name
from services.registration.usecases.save_photo import save_photo
from services.registration.usecases.save_representation import save_representation
from services.registration.usecases.start_registration import start_registration
from services.registration.usecases.submit_registration import submit_registration
from services.registration.usecases.withdraw_registration import withdraw_registration
from services.registration.usecases.write_to_participant import PURPOSE
from services.registration.web.answers import (
    answers,
    contact_answers,
    name_answers,
    representation_answers,
    the_function,
    the_organisation,
)
from services.registration.web.mine import links, mine, my_registration, remember
from shared.language import gettext as _
from shared.web.access import by_link, public
from shared.web.database import session
from shared.web.forms import Form, filled, read_form

delegates = Blueprint("delegates", __name__)

STATUS = "delegates.status"


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
    registration = start_registration(session(), meeting_id=meeting.id, language=g.language)
    session().commit()
    return remember(_next(registration), registration.id)


@delegates.errorhandler(NotADraft)
def stands(_fact: NotADraft) -> Answer:
    """Whoever goes back to an answer that was sent sees what became of it."""
    assert request.view_args
    return _to(STATUS, request.view_args["registration_id"])


@delegates.route("/registration/mine/<uuid:registration_id>/name", methods=["GET", "POST"])
@by_link
def name(registration_id: UUID) -> Answer | str | tuple[str, int]:
    registration = _draft(registration_id)
    if request.method == "GET":
        return _page("name", registration, filled(name_answers(registration)))
    form = read_form(NameForm(), request.form)
    if not form.is_valid:
        return _page("name", registration, form), 422
    save_name(session(), registration_id=registration_id, **form.data)
    session().commit()
    return _next(registration)


@delegates.route("/registration/mine/<uuid:registration_id>/represents", methods=["GET", "POST"])
@by_link
def represents(registration_id: UUID) -> Answer | str | tuple[str, int]:
    registration = _draft(registration_id)
    offered = offered_organisations(session(), registration)
    if request.method == "GET":
        form = filled(representation_answers(registration, g.language))
        return _page("represents", registration, form, offered=offered)
    form = read_form(RepresentationForm(), request.form)
    if not form.is_valid:
        return _page("represents", registration, form, offered=offered), 422
    save_representation(
        session(),
        registration_id=registration_id,
        kind=form.data["kind"],
        state_code=form.data["state_code"],
        function=the_function(form.data, g.language),
        **the_organisation(form.data, offered),
    )
    session().commit()
    return _next(registration)


@delegates.route("/registration/mine/<uuid:registration_id>/contact", methods=["GET", "POST"])
@by_link
def contact(registration_id: UUID) -> Answer | str | tuple[str, int]:
    registration = _draft(registration_id)
    if request.method == "GET":
        return _page("contact", registration, filled(contact_answers(registration, g.language)))
    form = read_form(ContactForm(), request.form)
    if not form.is_valid:
        return _page("contact", registration, form), 422
    form.data.pop("consent")
    save_contact(session(), registration_id=registration_id, **form.data)
    session().commit()
    return _next(registration)


@delegates.route("/registration/mine/<uuid:registration_id>/photo", methods=["GET", "POST"])
@by_link
def photo(registration_id: UUID) -> Answer | str | tuple[str, int]:
    registration = _draft(registration_id)
    form = Form()
    if request.method == "GET":
        return _page("photo", registration, form)
    portrait = None
    if request.form.get("photo_is") not in ("none", "kept"):
        portrait = _portrait(form)
        if not form.is_valid:
            return _page("photo", registration, form), 422
    if request.form.get("photo_is") != "kept":
        save_photo(session(), registration_id=registration_id, portrait=portrait)
    session().commit()
    return _next(registration)


@delegates.route("/registration/mine/<uuid:registration_id>/check", methods=["GET", "POST"])
@by_link
def check(registration_id: UUID) -> Answer | str | tuple[str, int]:
    registration = _draft(registration_id)
    if missing := registration.unanswered():
        return _to(f"delegates.{missing[0]}", registration_id)
    if request.method == "GET":
        return _page("check", registration, Form())
    try:
        submit_registration(session(), registration_id=registration_id, links=links())
    except RegistrationClosed:
        return _closed(opening_of(session(), g.meeting)), 409
    except Unfinished as fact:
        return _to(f"delegates.{fact.topics[0]}", registration_id)
    session().commit()
    return _to(STATUS, registration_id)


@delegates.get("/registration/mine/<uuid:registration_id>")
@by_link
def status(registration_id: UUID) -> str:
    registration = my_registration(registration_id)
    return render_template(
        "registration/status.html",
        registration=registration,
        answers=answers(registration),
        opening=opening_of(session(), g.meeting),
        photo=session().get(Photo, registration_id) is not None,
    )


@delegates.route("/registration/mine/<uuid:registration_id>/withdraw", methods=["GET", "POST"])
@by_link
def withdraw(registration_id: UUID) -> Answer | str:
    registration = my_registration(registration_id)
    if request.method == "GET" and registration.state in ("submitted", "approved"):
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
    return _to(STATUS, registration_id)


@delegates.get("/registration/mine/<uuid:registration_id>/photo.jpg")
@by_link
def my_photo(registration_id: UUID) -> Answer:
    my_registration(registration_id)
    kept = session().get(Photo, registration_id)
    if kept is None:
        abort(404)
    response = make_response(kept.print_jpeg)
    response.mimetype = "image/jpeg"
    response.set_etag(kept.digest)
    response.headers["Cache-Control"] = "private, no-cache"
    return response.make_conditional(request)


@delegates.get("/registration/link/<token>")
@by_link
def link(token: str) -> Answer | tuple[str, int]:
    """The address afterwards holds no token: it may be read over a shoulder."""
    registration_id = links().read(PURPOSE, token)
    if registration_id is None or session().get(Registration, registration_id) is None:
        return render_template("registration/link_over.html"), 404
    return remember(_to(STATUS, registration_id), registration_id)


def _draft(registration_id: UUID) -> Registration:
    registration = my_registration(registration_id)
    if registration.state != "draft":
        raise NotADraft
    return registration


def _to(endpoint: str, registration_id: UUID) -> Answer:
    return redirect(url_for(endpoint, registration_id=registration_id), 303)


def _next(registration: Registration) -> Answer:
    """On to the first topic that lacks an answer, or to looking all of them through."""
    topic = (*registration.unanswered(), "check")[0]
    return _to(f"delegates.{topic}", registration.id)


def _page(topic: str, registration: Registration, form: Form, **more: object) -> str:
    number = TOPICS.index(topic) + 1
    photo = session().get(Photo, registration.id)
    before = f"delegates.{TOPICS[number - 2]}" if number > 1 else STATUS
    return render_template(
        f"registration/{topic}.html",
        registration=registration,
        form=form,
        number=number,
        of=len(TOPICS),
        before=url_for(before, registration_id=registration.id),
        photo=photo,
        answers=answers(registration) if topic == "check" else (),
        **more,
    )


def _portrait(form: Form) -> Portrait | None:
    sent = request.files.get("photo")
    content = sent.read(LARGEST_FILE + 1) if sent else b""
    try:
        if content:
            return Portrait.read(content)
        form.add_error("photo", _("Choose a photo, or go on without one"))
    except PhotoTooLarge:
        form.add_error("photo", _("This photo is too large. Choose one of at most 10 MB"))
    except PhotoTooSmall:
        form.add_error("photo", _("This photo is too small to be printed. Choose a larger one"))
    except PhotoUnreadable:
        form.add_error("photo", _("We cannot read this file. Choose a photo in JPEG or PNG"))
    return None


def _closed(opening: str) -> str:
    period = period_of(session(), g.meeting)
    return render_template("registration/closed.html", opening=opening, period=period)

"""How a delegate goes on later, and changes what was sent already."""

from uuid import UUID

from flask import Blueprint, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from services.registration.models.amendment import Change, NotAmendable
from services.registration.models.course import NotADraft
from services.registration.models.registration import Photo, Registration
from services.registration.models.sign_in import TooManyAttempts
from services.registration.models.topics import topics_of
from services.registration.schemas.needs_forms import ResumeForm
from services.registration.usecases.begin_amendment import begin_amendment
from services.registration.usecases.drop_amendment import drop_amendment
from services.registration.usecases.drop_draft import drop_draft
from services.registration.usecases.send_resume_link import send_resume_link
from services.registration.web.accounts import wait_words
from services.registration.web.answers import answers
from services.registration.web.browser import where, who
from services.registration.web.mine import links, my_registration, remember
from services.registration.web.topics import AT, STATUS, my_draft, page_of, to
from shared.language import gettext as _
from shared.language import languages, speaking
from shared.web.access import by_link
from shared.web.database import session
from shared.web.forms import Form, filled, read_form

amendments = Blueprint("amendments", __name__)

# On which page stands what a registration was returned for.
TO_CORRECT = {
    "name": "name",
    "photo": "photo",
    "function": "represents",
    "passport": "passport",
    "wrong-delegation": "represents",
}


@amendments.route(f"{AT}/later", methods=["GET", "POST"])
@by_link
def later(registration_id: UUID) -> Answer | str | tuple[str, int]:
    registration = my_draft(registration_id)
    if request.method == "GET":
        return _later_page(registration, filled({"email": registration.email}))
    form = read_form(ResumeForm(), request.form)
    if form.is_valid:
        try:
            _send_link(registration_id, form.data["email"])
        except TooManyAttempts as fact:
            form.add_error("email", wait_words(fact))
    if not form.is_valid:
        return _later_page(registration, form), 422
    session().commit()
    address = url_for("amendments.later", registration_id=registration_id, done=1)
    return redirect(address, 303)


def _send_link(registration_id: UUID, email: str) -> None:
    send_resume_link(
        session(),
        registration_id=registration_id,
        email=email,
        who=who(email),
        where=where(),
        links=links(),
    )


@amendments.post(f"{AT}/take-out")
@by_link
def take_out(registration_id: UUID) -> Answer:
    """Whoever was entered by a focal point may undo it before anything is sent."""
    registration = my_draft(registration_id)
    slug = g.meeting.slug
    try:
        drop_draft(session(), registration_id=registration.id)
    except NotADraft:
        session().rollback()
        return to(STATUS, registration_id)
    session().commit()
    return redirect(url_for("delegates.register", slug=slug), 303)


def _later_page(registration: Registration, form: Form) -> str:
    done = "done" in request.args
    return render_template(
        "registration/later.html", registration=registration, form=form, done=done
    )


@amendments.route(f"{AT}/change", methods=["GET", "POST"])
@by_link
def change(registration_id: UUID) -> Answer | str:
    registration = my_registration(registration_id)
    if request.method == "GET" and registration.is_expected:
        return render_template("registration/change.html", registration=registration)
    if request.method == "GET":
        return to(STATUS, registration_id)
    try:
        draft = begin_amendment(
            session(), meeting_id=registration.meeting_id, registration_id=registration_id
        )
    except NotAmendable:
        return to(STATUS, registration_id)
    session().commit()
    answer = to(_begins_at(registration, draft), draft.id)
    # What a focal point opens is theirs as long as the delegation is, and no longer.
    return answer if "focal_point" in g else remember(answer, draft.id)


def _begins_at(sent: Registration, draft: Registration) -> str:
    """What is to be corrected comes first; whoever changes by themselves looks through it all."""
    topic = TO_CORRECT.get(sent.reason, "") if sent.state == "returned" else ""
    return page_of(topic if topic in topics_of(draft) else "check")


@amendments.post(f"{AT}/unchanged")
@by_link
def unchanged(registration_id: UUID) -> Answer:
    my_draft(registration_id)
    sent_id = drop_amendment(session(), registration_id=registration_id)
    session().commit()
    return to(STATUS, sent_id or registration_id)


def changes_of(draft: Registration) -> dict[str, list[Change]]:
    """What the draft says otherwise than what was sent, in the words of each language."""
    sent = session().get_one(Registration, draft.amends_id)
    found: dict[str, list[Change]] = {}
    for language in languages():
        with speaking("registration", language):
            found[language] = [*_changed_answers(sent, draft), *_changed_papers(sent, draft)]
    return found


def _changed_answers(sent: Registration, draft: Registration) -> list[Change]:
    before = {label: answer for label, answer, _topic in answers(sent)}
    now = {label: answer for label, answer, _topic in answers(draft)}
    return [
        [label, before.get(label, ""), now.get(label, "")]
        for label in dict.fromkeys((*before, *now))
        if before.get(label, "") != now.get(label, "")
    ]


def _changed_papers(sent: Registration, draft: Registration) -> list[Change]:
    """That another photo or passport was given; what is in them is not for a list."""
    photos = [session().get(Photo, each.id) for each in (sent, draft)]
    digests = [photo.digest if photo else "" for photo in photos]
    changed = []
    if digests[0] != digests[1]:
        words = [_("Added") if digest else "" for digest in digests]
        changed.append([_("Photo"), words[0], _("Another photo") if all(digests) else words[1]])
    passports = [each.passport.sealed if each.passport else b"" for each in (sent, draft)]
    if passports[0] != passports[1] and all(passports):
        changed.append([_("Passport"), _("Particulars given"), _("Another passport")])
    return changed

"""Where organisers word the letters of their meeting, and see them as a person would."""

from collections.abc import Sequence

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from services.registration.models.house_letters import house_text
from services.registration.models.letter_text import KINDS, fill, placeholders_of
from services.registration.models.letter_values import letter_values
from services.registration.models.registration import Registration
from services.registration.queries.letters_sent import own_texts, readers_of
from services.registration.schemas.letter_forms import LetterTextForm
from services.registration.usecases.change_letter_text import change_letter_text
from services.registration.usecases.reset_letter_text import reset_letter_text
from services.registration.web.accounts import the_visitor
from shared.language import languages
from shared.web.access import staff
from shared.web.database import session
from shared.web.forms import Form, filled, read_form

letter_texts = Blueprint("letter_texts", __name__)

AT = "/registration/meetings/<slug>/letters/texts"
MOST_OFFERED = 300


@letter_texts.get(AT)
@staff("organiser")
def all_texts(slug: str) -> str:
    return render_template(
        "registration/letter_texts.html",
        kinds=KINDS,
        spoken=languages(),
        own=own_texts(session(), g.meeting.id),
        active="letters",
    )


@letter_texts.route(f"{AT}/<kind>/<language>", methods=["GET", "POST"])
@staff("organiser")
def text(slug: str, kind: str, language: str) -> Answer | str | tuple[str, int]:
    _must_be_known(kind, language)
    if request.method == "GET":
        return _text_page(kind, language, filled(_present(kind, language)))
    form = read_form(LetterTextForm(kind), request.form)
    if not form.is_valid:
        return _text_page(kind, language, form), 422
    if request.form.get("act") == "preview":
        return _text_page(kind, language, form)
    change_letter_text(
        session(),
        meeting_id=g.meeting.id,
        kind=kind,
        language=language,
        by=the_visitor().id,
        **form.data,
    )
    session().commit()
    return _to_text(kind, language)


@letter_texts.post(f"{AT}/<kind>/<language>/reset")
@staff("organiser")
def reset(slug: str, kind: str, language: str) -> Answer:
    _must_be_known(kind, language)
    reset_letter_text(
        session(), meeting_id=g.meeting.id, kind=kind, language=language, by=the_visitor().id
    )
    session().commit()
    return _to_text(kind, language)


def _must_be_known(kind: str, language: str) -> None:
    if kind not in KINDS or language not in languages():
        abort(404)


def _to_text(kind: str, language: str) -> Answer:
    address = url_for(
        "letter_texts.text", slug=g.meeting.slug, kind=kind, language=language, done=1
    )
    return redirect(address, 303)


def _present(kind: str, language: str) -> dict[str, str]:
    own = own_texts(session(), g.meeting.id).get((kind, language))
    subject, body = (own.subject, own.body) if own else house_text(kind, language)
    return {"subject": subject, "body": body.strip()}


def _text_page(kind: str, language: str, form: Form) -> str:
    sent = readers_of(session(), g.meeting.id, wanted="sent")
    # First those who have read such a letter.
    people = sorted(sent, key=lambda each: each.state != kind)[:MOST_OFFERED]
    person = _person(people)
    form.values["person"] = person.id if person else ""
    return render_template(
        "registration/letter_text.html",
        kind=kind,
        kind_words=KINDS[kind],
        spoken=language,
        form=form,
        is_own=(kind, language) in own_texts(session(), g.meeting.id),
        placeholders=placeholders_of(kind),
        people=[(str(each.id), each.name) for each in people],
        person=person,
        seen=_seen(form, language, person) if person else None,
        done="done" in request.args,
        active="letters",
    )


def _person(people: Sequence[Registration]) -> Registration | None:
    """Whoever was chosen to look at the letter with, or the first there is."""
    chosen = request.values.get("person", "")
    return next((each for each in people if str(each.id) == chosen), people[0] if people else None)


def _seen(form: Form, language: str, person: Registration) -> tuple[str, str]:
    """The letter as the person would read it."""
    words = letter_values(language, person, g.meeting)
    given = form.data or form.values
    return fill(str(given.get("subject", "")), words), fill(str(given.get("body", "")), words)

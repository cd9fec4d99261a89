"""The letters of a meeting: what became of each, and one text written to many people."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from sqlalchemy.exc import NoResultFound
from werkzeug.wrappers import Response as Answer

from services.registration.models.letter_text import PLACEHOLDERS, fill, language_for
from services.registration.models.letter_values import letter_values
from services.registration.models.mail import AlreadySent, Mailing, NothingToRepeat
from services.registration.models.registration import Registration
from services.registration.queries.focal_points import readers_for
from services.registration.queries.letters_sent import (
    STATES,
    languages_read,
    letter_of,
    letters_of,
    mailing_of,
    readers_of,
    those_named,
)
from services.registration.queries.participants import FILTERS
from services.registration.schemas.letter_forms import MailingForm
from services.registration.usecases.repeat_letter import repeat_letter
from services.registration.usecases.send_mailing import send_mailing
from services.registration.usecases.write_mailing import write_mailing
from services.registration.web.accounts import the_visitor
from services.registration.web.keys import without_keys
from services.registration.web.mine import links
from shared.language import gettext as _
from shared.web.access import staff
from shared.web.database import session
from shared.web.forms import Form, read_form

letters = Blueprint("letters", __name__)

AT = "/registration/meetings/<slug>/letters"
READERS = ("organiser", "reviewer", "observer")
# So many people of a selection are shown by name, to pick some of them.
MOST_SHOWN = 200


@letters.get(AT)
@staff(*READERS)
def log(slug: str) -> str:
    wanted = request.args.get("state", "all")
    wanted = wanted if wanted in STATES else "all"
    mailing_id = _ids(request.args.getlist("mailing"))
    return render_template(
        "registration/letters.html",
        log=letters_of(
            session(),
            g.meeting.id,
            wanted,
            request.args.get("page", 1, type=int),
            mailing_id[0] if mailing_id else None,
        ),
        wanted=wanted,
        mailing=mailing_id[0] if mailing_id else None,
        done=request.args.get("done", ""),
        may_write=the_visitor().may(g.meeting, "organiser"),
        active="letters",
    )


@letters.get(f"{AT}/<uuid:mail_id>")
@staff(*READERS)
def one(slug: str, mail_id: UUID) -> str:
    found = letter_of(session(), g.meeting.id, mail_id)
    if found is None:
        abort(404)
    return render_template(
        "registration/meeting_letter.html",
        letter=found,
        body=without_keys(found.body),
        may_write=the_visitor().may(g.meeting, "organiser"),
        active="letters",
    )


@letters.post(f"{AT}/<uuid:mail_id>/repeat")
@staff("organiser")
def repeat(slug: str, mail_id: UUID) -> Answer:
    try:
        repeat_letter(session(), meeting_id=g.meeting.id, mail_id=mail_id, by=the_visitor().id)
    except NoResultFound:
        abort(404)
    except NothingToRepeat:
        session().rollback()
    session().commit()
    return redirect(url_for("letters.log", slug=slug, done="repeated"), 303)


@letters.route(f"{AT}/write", methods=["GET", "POST"])
@staff("organiser")
def write(slug: str) -> Answer | str | tuple[str, int]:
    if request.method == "GET":
        return _write_page(Form())
    form = read_form(MailingForm(), request.form)
    chosen = _chosen()
    if not chosen:
        form.add_error("", _("Nobody in this selection has given an e-mail address"))
    if not form.is_valid:
        return _write_page(form), 422
    mailing = write_mailing(
        session(),
        meeting_id=g.meeting.id,
        subject=form.data["subject"],
        body=form.data["body"],
        readers=[each.id for each in chosen],
        by=the_visitor().id,
    )
    session().commit()
    return redirect(url_for("letters.mailing", slug=slug, mailing_id=mailing.id), 303)


def _selection() -> dict[str, Any]:
    wanted = request.values.get("state", "approved")
    return {
        "wanted": wanted if wanted in FILTERS else "approved",
        "delegation_ids": _ids(request.values.getlist("delegation")),
        "query": request.values.get("q", "").replace("\0", "")[:100],
    }


def _chosen() -> list[Registration]:
    """Those ticked by name, or else everybody in the selection; only whom a letter can reach."""
    only = set(_ids(request.form.getlist("only")))
    found = readers_of(session(), g.meeting.id, **_selection())
    reached = readers_for(session(), found)
    return [each for each in found if each.id in reached and (not only or each.id in only)]


def _write_page(form: Form) -> str:
    found = readers_of(session(), g.meeting.id, **_selection())
    readers = readers_for(session(), found)
    reached = [each for each in found if each.id in readers]
    delegations = {each.delegation.id: each.delegation for each in found if each.delegation}
    return render_template(
        "registration/write_letters.html",
        form=form,
        selection=_selection(),
        readers=reached,
        shown=reached[:MOST_SHOWN],
        unreached=len(found) - len(reached),
        delegations=list(delegations.values()),
        only=_ids(request.form.getlist("only")),
        placeholders=PLACEHOLDERS,
        active="letters",
    )


@letters.route(f"{AT}/mailings/<uuid:mailing_id>", methods=["GET", "POST"])
@staff("organiser")
def mailing(slug: str, mailing_id: UUID) -> Answer | str:
    found = mailing_of(session(), g.meeting.id, mailing_id)
    if found is None:
        abort(404)
    if request.method == "GET":
        return _mailing_page(found)
    try:
        send_mailing(
            session(),
            meeting_id=g.meeting.id,
            mailing_id=mailing_id,
            by=the_visitor().id,
            links=links(),
        )
    except AlreadySent:
        session().rollback()
    session().commit()
    return redirect(url_for("letters.log", slug=slug, mailing=mailing_id, done="sent"), 303)


def _mailing_page(found: Mailing) -> str:
    readers = those_named(session(), g.meeting.id, _ids(found.readers))
    rows = languages_read(readers, found.subject)
    samples = []
    for gets in dict.fromkeys(gets for _reads, gets, _number in rows):
        # Best somebody whose own language it is.
        someone = min(
            (each for each in readers if language_for(each.language, found.subject) == gets),
            key=lambda each: each.language != gets,
        )
        words = letter_values(gets, someone, g.meeting)
        texts = fill(found.subject[gets], words), fill(found.body[gets], words)
        samples.append((gets, someone, *texts))
    return render_template(
        "registration/mailing.html",
        mailing=found,
        readers=readers,
        rows=rows,
        samples=samples,
        active="letters",
    )


def _ids(typed: list[str]) -> list[UUID]:
    found = []
    for each in typed:
        try:
            found.append(UUID(each))
        except ValueError:
            continue
    return found

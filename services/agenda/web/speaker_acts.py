"""What staff do about a speaker: ask, note an answer, link, merge, accept a correction."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, g, request
from werkzeug.wrappers import Response

from services.agenda.models.refusals import (
    AlreadySpeaks,
    ChangedMeanwhile,
    NobodyToAsk,
    NotThere,
    TwoPersons,
)
from services.agenda.models.speaker import Answer
from services.agenda.schemas.speaker_forms import AbsencesForm, NotedForm, hours_of
from services.agenda.usecases.answer_for_speaker import answer_for_speaker
from services.agenda.usecases.ask_speaker import ask_speaker
from services.agenda.usecases.fill_place import fill_place
from services.agenda.usecases.link_participant import link_participant
from services.agenda.usecases.merge_speakers import merge_speakers
from services.agenda.usecases.note_word import note_word
from services.agenda.usecases.set_absences import set_absences
from services.agenda.usecases.settle_correction import settle_correction
from services.agenda.web.own_page import links
from services.agenda.web.speaker_page import EDITORS, revision_sent, speaker_page
from services.agenda.web.speakers import AT, to_speaker
from shared.language import gettext as _
from shared.web.access import staff
from shared.web.database import session
from shared.web.forms import read_form

speaker_acts = Blueprint("speaker_acts", __name__)

THIS = f"{AT}/<uuid:speaker_id>"
Answered = Response | tuple[str, int]


@speaker_acts.post(f"{THIS}/ask")
@staff(*EDITORS)
def ask(slug: str, speaker_id: UUID) -> Response | str:
    try:
        path, is_by_letter = ask_speaker(session(), **_about(speaker_id), links=links())
    except (NotThere, NobodyToAsk):
        abort(404)
    session().commit()
    if is_by_letter:
        return to_speaker(speaker_id)
    return speaker_page(speaker_id, link=links().to(path))


@speaker_acts.post(f"{THIS}/answer")
@staff(*EDITORS)
def answer(slug: str, speaker_id: UUID) -> Answered:
    form = read_form(NotedForm(), request.form)
    if not form.is_valid:
        return speaker_page(speaker_id, problem=_("Choose the answer")), 422
    told = {"answer": Answer(form.data["answer"]), "said": form.data["said"]}
    return _done(speaker_id, answer_for_speaker, **told)


@speaker_acts.post(f"{THIS}/word")
@staff(*EDITORS)
def word(slug: str, speaker_id: UUID) -> Answered:
    return _done(speaker_id, note_word, revision=revision_sent())


@speaker_acts.post(f"{THIS}/correction")
@staff(*EDITORS)
def correction(slug: str, speaker_id: UUID) -> Answered:
    is_accepted = request.form.get("act") == "accept"
    return _done(speaker_id, settle_correction, revision=revision_sent(), is_accepted=is_accepted)


@speaker_acts.post(f"{THIS}/participant")
@staff(*EDITORS)
def participant(slug: str, speaker_id: UUID) -> Answered:
    return _done(speaker_id, link_participant, participant_id=_chosen("participant"))


@speaker_acts.post(f"{THIS}/fill")
@staff(*EDITORS)
def fill(slug: str, speaker_id: UUID) -> Answered:
    chosen = _chosen("participant")
    if chosen is None:
        abort(400)
    return _done(speaker_id, fill_place, made_by=g.visitor.id, participant_id=chosen)


@speaker_acts.post(f"{THIS}/merge")
@staff(*EDITORS)
def merge(slug: str, speaker_id: UUID) -> Answered:
    other = _chosen("other")
    if other is None:
        return speaker_page(speaker_id, problem=_("Choose the other speaker")), 422
    return _done(speaker_id, merge_speakers, made_by=g.visitor.id, other_id=other)


@speaker_acts.post(f"{THIS}/absences")
@staff(*EDITORS)
def absences(slug: str, speaker_id: UUID) -> Answered:
    form = read_form(AbsencesForm(), request.form)
    if not form.is_valid:
        return speaker_page(speaker_id, away=form), 422
    return _done(speaker_id, set_absences, hours=hours_of(form.data, g.meeting.zone))


def _about(speaker_id: UUID) -> dict[str, Any]:
    return {"meeting_id": g.meeting.id, "speaker_id": speaker_id}


def _chosen(name: str) -> UUID | None:
    try:
        return UUID(request.form[name]) if request.form.get(name) else None
    except ValueError:
        abort(400)


def _done(speaker_id: UUID, act: Callable[..., Any], **told: Any) -> Answered:
    """The act is done and the speaker shown as they are now; or why it was not."""
    words = ""
    try:
        done = act(session(), **_about(speaker_id), **told)
    except (NotThere, NobodyToAsk):
        abort(404)
    except AlreadySpeaks:
        words = _("This participant is another speaker already. If they are one, merge the two")
    except TwoPersons:
        words = _("These are two different participants, so they stay two speakers")
    except ChangedMeanwhile:
        words = _("Something changed while you looked. Look once more")
    if words:
        session().rollback()
        return speaker_page(speaker_id, problem=words), 422
    session().commit()
    # A place that was filled may have become somebody who was there before.
    return to_speaker(done.id)

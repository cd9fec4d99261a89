"""A speaker's own page, opened by a link: when and where they speak, and what they say to it."""

from uuid import UUID

from flask import Blueprint, current_app, g, redirect, render_template, request, url_for
from itsdangerous import BadData, URLSafeTimedSerializer
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from services.agenda.models.edition import Edition
from services.agenda.models.meeting import Meeting
from services.agenda.models.speaker import Answer, Speaker
from services.agenda.queries.editions import newest_edition
from services.agenda.queries.own_part import is_open, opens, own_parts
from services.agenda.queries.speakers import called
from services.agenda.schemas.speaker_forms import (
    AbsencesForm,
    AnswerForm,
    CorrectionForm,
    absence_values,
    hours_of,
    particular_values,
    particulars,
)
from services.agenda.usecases.answer_for_speaker import answer_for_speaker
from services.agenda.usecases.correct_speaker import correct_speaker
from services.agenda.usecases.set_absences import set_absences
from services.agenda.web.speaker_page import (
    absence_days,
    absence_lines,
    corrections_of,
    form_choices,
)
from shared.links import Links
from shared.web.access import by_link
from shared.web.database import session
from shared.web.forms import Form, filled, read_form

own_pages = Blueprint("own", __name__)

AT = "/agenda/speaking/<uuid:speaker_id>"
COOKIE = "agenda_speaking"
SECONDS = 120 * 24 * 3600
# One browser may have been used by several, such as that of an assistant.
MOST = 8


def links() -> Links:
    return Links(current_app.config["ADDRESS"], current_app.config["SECRET"])


@own_pages.get(f"{AT}/<token>")
@by_link
def arrive(speaker_id: UUID, token: str) -> Response | tuple[str, int]:
    """The token is left behind: what stays in the address opens nothing for anybody else."""
    speaker = session().get(Speaker, speaker_id)
    if speaker is None or not opens(speaker, token, links()):
        return _closed()
    response = redirect(url_for("own.page", speaker_id=speaker_id), 303)
    _remember(response, speaker)
    return response


@own_pages.get(AT)
@by_link
def page(speaker_id: UUID) -> str | tuple[str, int]:
    speaker = _mine(speaker_id)
    return _page(speaker) if speaker else _closed()


@own_pages.post(f"{AT}/answer")
@by_link
def answer(speaker_id: UUID) -> Response | tuple[str, int]:
    speaker = _mine(speaker_id)
    if speaker is None:
        return _closed()
    form = read_form(AnswerForm(), request.form)
    if not form.is_valid:
        return _page(speaker, answer=form), 422
    answer_for_speaker(
        session(),
        **_about(speaker),
        answer=Answer(form.data["answer"]),
        said=form.data["said"],
    )
    session().commit()
    return _back(speaker_id, "answer")


@own_pages.post(f"{AT}/absences")
@by_link
def absences(speaker_id: UUID) -> Response | tuple[str, int]:
    speaker = _mine(speaker_id)
    if speaker is None:
        return _closed()
    form = read_form(AbsencesForm(), request.form)
    if not form.is_valid:
        return _page(speaker, away=form), 422
    set_absences(session(), **_about(speaker), hours=hours_of(form.data, g.meeting.zone))
    session().commit()
    return _back(speaker_id, "away")


@own_pages.post(f"{AT}/correction")
@by_link
def correction(speaker_id: UUID) -> Response | tuple[str, int]:
    speaker = _mine(speaker_id)
    if speaker is None:
        return _closed()
    form = read_form(CorrectionForm(), request.form)
    if not form.is_valid:
        return _page(speaker, form=form), 422
    correct_speaker(session(), **_about(speaker), told=particulars(form.data))
    session().commit()
    return _back(speaker_id, "written")


def _about(speaker: Speaker) -> dict[str, UUID]:
    return {"meeting_id": speaker.meeting_id, "speaker_id": speaker.id}


def _back(speaker_id: UUID, where: str) -> Response:
    return redirect(url_for("own.page", speaker_id=speaker_id, done=where, _anchor=where), 303)


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET"], salt="agenda.speaking")


def _opened() -> dict[str, int]:
    """The speakers whose pages this browser has come to, each by the number of its link."""
    cookie = request.cookies.get(COOKIE, "")
    if not cookie or len(cookie) > 2000:
        return {}
    try:
        told = _signer().loads(cookie, max_age=SECONDS)
    except BadData:
        return {}
    return dict(told)


def _remember(response: Response, speaker: Speaker) -> None:
    before = [each for each in _opened().items() if each[0] != speaker.id.hex]
    response.set_cookie(
        COOKIE,
        str(_signer().dumps([*before[-(MOST - 1) :], (speaker.id.hex, speaker.link_number)])),
        max_age=SECONDS,
        path="/agenda/speaking",
        httponly=True,
        samesite="Lax",
        secure=current_app.config["IS_BEHIND_TLS"],
    )


def _mine(speaker_id: UUID) -> Speaker | None:
    """The speaker, if this browser came by the newest link; their meeting becomes the page's."""
    number = _opened().get(speaker_id.hex)
    if number is None:
        return None
    speaker = session().get(Speaker, speaker_id)
    if speaker is None or speaker.link_number != number or speaker.is_kept:
        return None
    meeting = session().get_one(Meeting, speaker.meeting_id)
    if not is_open(meeting):
        return None
    g.meeting = meeting
    return speaker


def _closed() -> tuple[str, int]:
    g.meeting = None
    return render_template("agenda/own_closed.html"), 410


def _edition(asked: Session, meeting: Meeting) -> Edition | None:
    found = newest_edition(asked, meeting.slug)
    return found[1] if found else None


def _page(
    speaker: Speaker,
    *,
    form: Form | None = None,
    answer: Form | None = None,
    away: Form | None = None,
) -> str:
    g.form_path = url_for("own.page", speaker_id=speaker.id)
    wanted = speaker.correction.wanted if speaker.correction else {}
    form = form or filled(particular_values(speaker.corrected(wanted)))
    given = speaker.answer if speaker.answer in (Answer.CONFIRMED, Answer.DECLINED) else ""
    answer = answer or Form(values={"answer": given, "said": speaker.said})
    away = away or Form(values=dict(absence_values(speaker.absences, g.meeting.zone)))
    edition = _edition(session(), g.meeting)
    turns = own_parts(session(), g.meeting, speaker, edition)
    wrong = Form(errors={**answer.errors, **away.errors, **form.errors})
    return render_template(
        "agenda/own_page.html",
        speaker=speaker,
        called=called(speaker),
        turns=turns,
        has_calendar=any(each.is_published and not each.is_closed for each in turns),
        form=wrong,
        written=form,
        answer=answer,
        away=away,
        lines=absence_lines(away),
        days=absence_days(speaker),
        corrections=corrections_of(speaker),
        done=request.args.get("done", ""),
        affiliations=form_choices(form)["affiliations"],
    )

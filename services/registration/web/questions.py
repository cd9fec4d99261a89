"""What organisers let their meeting ask of those who register."""

from flask import Blueprint, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from services.registration.models.questions import NoPassportKey, Questions, usual_questions
from services.registration.schemas.questions_form import TOPICS, QuestionsForm
from services.registration.usecases.set_questions import set_questions
from services.registration.web.accounts import the_visitor
from services.registration.web.journeys import passport_seal
from shared.language import gettext as _
from shared.web.access import staff
from shared.web.database import session
from shared.web.forms import Form, filled, read_form

questions = Blueprint("questions", __name__)


@questions.route("/registration/meetings/<slug>/questions", methods=["GET", "POST"])
@staff("organiser")
def ask(slug: str) -> Answer | str | tuple[str, int]:
    if request.method == "GET":
        return _page(filled(_present()))
    form = read_form(QuestionsForm(), request.form)
    if form.is_valid:
        try:
            set_questions(
                session(),
                meeting_id=g.meeting.id,
                seal=passport_seal(),
                account_id=the_visitor().id,
                **form.data,
            )
        except NoPassportKey:
            words = _("Visas cannot be asked for: this installation has no key for passports")
            form.add_error("topics", words)
    if not form.is_valid:
        return _page(form), 422
    session().commit()
    return redirect(url_for("questions.ask", slug=slug, done=1), 303)


def _page(form: Form) -> str:
    done = "done" in request.args
    return render_template("registration/questions.html", form=form, done=done, active="overview")


def _present() -> dict[str, object]:
    kept = session().get(Questions, g.meeting.id) or usual_questions(g.meeting.id)
    return {
        "photo": kept.photo,
        "photo_width": kept.photo_width,
        "photo_height": kept.photo_height,
        "topics": [topic for topic in TOPICS if getattr(kept, f"asks_{topic}")],
        "answer_days": kept.answer_days or "",
    }

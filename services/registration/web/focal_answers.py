"""One answer for several: what a focal point says of all who come and stay alike."""

from typing import Any
from uuid import UUID

from flask import Blueprint, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from services.registration.models.registration import Registration
from services.registration.queries.focal_desk import desk_of
from services.registration.schemas.visit_forms import SeveralForm
from services.registration.usecases.answer_for_several import answer_for_several
from services.registration.web.focal_browser import my_focal_point
from services.registration.web.focal_words import SAID_FOR_SEVERAL
from shared.language import gettext as _
from shared.web.access import by_link
from shared.web.database import session
from shared.web.forms import Form, filled, read_form

focal_answers = Blueprint("focal_answers", __name__)


@focal_answers.route(
    "/registration/delegation/<uuid:delegation_id>/people/answers", methods=["GET", "POST"]
)
@by_link
def several(delegation_id: UUID) -> Answer | str | tuple[str, int]:
    me = my_focal_point(delegation_id)
    if request.method == "GET":
        everybody = [str(each.id) for each in _lacking()]
        return _page(filled({"person": everybody})) if everybody else _to_desk(delegation_id)
    form = read_form(SeveralForm(), request.form)
    form.values["person"] = request.form.getlist("person")
    given = _given(form.data)
    if form.is_valid and not form.values["person"]:
        form.add_error("person", _("Choose at least one person"))
    if form.is_valid and not given:
        form.add_error("", _("Answer at least one of the questions"))
    if not form.is_valid:
        return _page(form), 422
    chosen = [each.id for each in _lacking() if str(each.id) in form.values["person"]]
    found = answer_for_several(session(), focal_point=me, chosen=chosen, given=given)
    session().commit()
    return _to_desk(delegation_id, answered=len(found))


def _lacking() -> list[Registration]:
    """Those for whom one of these answers is missing."""
    drafts = desk_of(session(), g.focal_point.delegation).unfinished
    return [each for each in drafts if set(each.unanswered()) & set(SAID_FOR_SEVERAL)]


def _given(told: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """What was said, by topic; a question left open changes nothing."""
    given: dict[str, dict[str, Any]] = {}
    if told.get("visa"):
        given["visa"] = {"visa": told["visa"], "visa_place": ""}
    if told.get("travel"):
        given["travel"] = {"travel": told["travel"]}
    if told.get("hotel"):
        given["hotel"] = {name: told[name] for name in ("hotel", "hotel_from", "hotel_to")}
    return given


def _page(form: Form) -> str:
    people = _lacking()
    lacking = {topic for each in people for topic in each.unanswered()}
    return render_template(
        "registration/focal_answers.html",
        form=form,
        people=people,
        asked=[topic for topic in SAID_FOR_SEVERAL if topic in lacking],
    )


def _to_desk(delegation_id: UUID, **more: int) -> Answer:
    address = url_for("focal_desk.desk", delegation_id=delegation_id, **more)  # type: ignore[arg-type]
    return redirect(address, 303)

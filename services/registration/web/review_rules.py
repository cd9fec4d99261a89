"""Where organisers lay down how their meeting decides: its steps, who takes them, what it asks."""

from uuid import UUID

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from services.registration.models.account import Account
from services.registration.models.review_rules import NothingToConfirm
from services.registration.queries.review_rules import reviewers_of, rules_of
from services.registration.schemas.review_forms import DutyForm, RulesForm
from services.registration.usecases.confirm_loosening import confirm_loosening
from services.registration.usecases.set_review_duty import set_review_duty
from services.registration.usecases.set_review_rules import set_review_rules
from services.registration.web.accounts import the_visitor
from services.registration.web.staff import AT, counts
from shared.web.access import staff
from shared.web.database import session
from shared.web.forms import Form, filled, read_form

review_rules = Blueprint("review_rules", __name__)


@review_rules.route(f"{AT}/review/rules", methods=["GET", "POST"])
@staff("organiser")
def rules(slug: str) -> Answer | str | tuple[str, int]:
    if request.method == "GET":
        return _page(filled(_present()))
    form = read_form(RulesForm(), request.form)
    if not form.is_valid:
        return _page(form), 422
    set_review_rules(session(), meeting_id=g.meeting.id, account_id=the_visitor().id, **form.data)
    session().commit()
    return _saved()


def _present() -> dict[str, object]:
    kept = rules_of(session(), g.meeting.id)
    lifted = kept.loosening or []
    return {
        "steps": [step for step in kept.steps if step != "approve"],
        "two_persons": [kind for kind in kept.two_persons if kind not in lifted],
        "note_kinds": kept.note_kinds,
    }


def _page(form: Form) -> str:
    g.form_path = url_for("review_rules.rules", slug=g.meeting.slug)
    kept = rules_of(session(), g.meeting.id)
    proposer = session().get(Account, kept.loosening_by) if kept.loosening_by else None
    return render_template(
        "registration/review_rules.html",
        form=form,
        rules=kept,
        proposer=proposer,
        reviewers=reviewers_of(session(), g.meeting.id),
        done="done" in request.args,
        counts=counts(),
        active="review",
    )


def _saved() -> Answer:
    return redirect(url_for("review_rules.rules", slug=g.meeting.slug, done=1), 303)


@review_rules.post(f"{AT}/review/rules/confirm")
@staff("organiser")
def confirm(slug: str) -> Answer | tuple[str, int]:
    try:
        confirm_loosening(
            session(),
            meeting_id=g.meeting.id,
            account_id=the_visitor().id,
            kinds=request.form.getlist("kinds"),
        )
    except NothingToConfirm:
        session().rollback()
        return _page(filled(_present())), 409
    session().commit()
    return _saved()


@review_rules.post(f"{AT}/review/rules/<uuid:account_id>/duty")
@staff("organiser")
def duty(slug: str, account_id: UUID) -> Answer:
    """An organiser arranges the work of those who review this meeting, nobody else's."""
    form = read_form(DutyForm(), request.form)
    reviewers = [each.id for each, _ in reviewers_of(session(), g.meeting.id)]
    if not form.is_valid or account_id not in reviewers:
        abort(404)
    set_review_duty(
        session(),
        meeting_id=g.meeting.id,
        account_id=account_id,
        by=the_visitor().id,
        **form.data,
    )
    session().commit()
    return _saved()

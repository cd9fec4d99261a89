"""How a focal point comes in: by a link that is used once, or by asking for a new one."""

from uuid import UUID

from flask import Blueprint, current_app, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from services.registration.models.focal_point import FocalLink, FocalPoint, FocalPointKnown
from services.registration.models.meeting_copy import MeetingCopy
from services.registration.models.sign_in import LinkOver, TooManyAttempts
from services.registration.queries.focal_points import focal_link_of, focal_points_of, opens
from services.registration.schemas.focal_forms import FocalLinkForm, FocalPointForm
from services.registration.usecases.accept_focal_invitation import accept_focal_invitation
from services.registration.usecases.ask_for_focal_link import ask_for_focal_link
from services.registration.usecases.hand_over_delegation import hand_over_delegation
from services.registration.usecases.leave_delegation import leave_delegation
from services.registration.web.accounts import wait_words
from services.registration.web.browser import where, who
from services.registration.web.focal_browser import (
    WorkOver,
    let_focal_in,
    my_focal_point,
    my_sign_in,
    sign_ins_here,
)
from services.registration.web.mine import links
from shared.language import gettext as _
from shared.web.access import by_link
from shared.web.database import session
from shared.web.forms import Form, filled, read_form

focal_invitations = Blueprint("focal_invitations", __name__)

AT = "/registration/delegation"
ONE = f"{AT}/<uuid:delegation_id>"


@focal_invitations.get(f"{AT}/")
@by_link
def mine() -> Answer | str:
    """The delegations that this browser looks after; whoever has none asks for a link."""
    found = sign_ins_here()
    if not found:
        return redirect(url_for("focal_invitations.link"), 303)
    if len(found) == 1:
        return _to_desk(found[0].focal_point.delegation_id)
    meetings = {
        each.id: session().get_one(MeetingCopy, each.focal_point.delegation.meeting_id)
        for each in found
    }
    return render_template("registration/focal_mine.html", found=found, meetings=meetings)


def _to_desk(delegation_id: UUID) -> Answer:
    return redirect(url_for("focal_desk.desk", delegation_id=delegation_id), 303)


@focal_invitations.route(f"{AT}/invitation/<token>", methods=["GET", "POST"])
@by_link
def invitation(token: str) -> Answer | str | tuple[str, int]:
    """Looking uses nothing up: what reads letters for viruses only looks."""
    kept = _link(token)
    if kept is not None and kept.focal_point.ended_at is not None:
        return _work_over(kept.focal_point), 404
    if kept is None or not opens(kept):
        return _over(token), 404
    g.meeting = session().get_one(MeetingCopy, kept.focal_point.delegation.meeting_id)
    if request.method == "GET":
        return render_template("registration/focal_invitation.html", link=kept)
    try:
        begun = accept_focal_invitation(session(), token=token, links=links())
    except LinkOver:
        return _over(token), 404
    session().commit()
    return let_focal_in(_to_desk(begun.focal_point.delegation_id), begun)


def _link(token: str) -> FocalLink | None:
    return focal_link_of(session(), current_app.config["SECRET"], token)


def _over(token: str) -> str:
    return render_template("registration/focal_link_over.html", token=token)


def _work_over(focal_point: FocalPoint) -> str:
    """No name and no address: whom it belongs to now is for them to say."""
    g.pop("meeting", None)
    return render_template("registration/focal_over.html", ending=focal_point.ended_as)


@focal_invitations.app_errorhandler(WorkOver)
def work_over(fact: WorkOver) -> tuple[str, int]:
    return _work_over(fact.focal_point), 404


@focal_invitations.post(f"{AT}/invitation/<token>/again")
@by_link
def again(token: str) -> Answer | tuple[str, int]:
    """To the address that the link was sent to; the answer is the same where there was none."""
    kept = _link(token)
    email = kept.focal_point.email if kept else ""
    form = Form()
    _ask(form, email, who(email or token[:80]))
    if not form.is_valid:
        return _link_page(form), 422
    session().commit()
    return redirect(url_for("focal_invitations.link", done=1), 303)


@focal_invitations.route(f"{AT}/link", methods=["GET", "POST"])
@by_link
def link() -> Answer | str | tuple[str, int]:
    if request.method == "GET":
        return _link_page(Form())
    form = read_form(FocalLinkForm(), request.form)
    if form.is_valid:
        _ask(form, form.data["email"], who(form.data["email"]))
    if not form.is_valid:
        return _link_page(form), 422
    session().commit()
    return redirect(url_for("focal_invitations.link", done=1), 303)


def _ask(form: Form, email: str, mark: str) -> None:
    try:
        ask_for_focal_link(session(), email=email, who=mark, where=where(), links=links())
    except TooManyAttempts as fact:
        form.add_error("", wait_words(fact))


def _link_page(form: Form) -> str:
    done = "done" in request.args
    return render_template("registration/focal_link.html", form=form, done=done)


@focal_invitations.route(f"{ONE}/hand-over", methods=["GET", "POST"])
@by_link
def hand_over(delegation_id: UUID) -> Answer | str | tuple[str, int]:
    me = my_focal_point(delegation_id)
    if request.method == "GET":
        return _hand_over_page(delegation_id, filled({"language": me.language}))
    form = read_form(FocalPointForm(), request.form)
    if form.is_valid:
        try:
            hand_over_delegation(session(), focal_point_id=me.id, links=links(), **form.data)
        except FocalPointKnown:
            form.add_error("email", _("This address looks after the delegation already"))
    if not form.is_valid:
        return _hand_over_page(delegation_id, form), 422
    session().commit()
    address = url_for("focal_invitations.hand_over", delegation_id=delegation_id, done=1)
    return redirect(address, 303)


def _hand_over_page(delegation_id: UUID, form: Form) -> str:
    focal_points = focal_points_of(session(), delegation_id)
    return render_template(
        "registration/focal_hand_over.html",
        form=form,
        me=g.focal_point,
        offered=[
            each
            for each in focal_points
            if each.succeeds_id == g.focal_point.id and not (each.accepted_at or each.ended_at)
        ],
        done="done" in request.args,
    )


@focal_invitations.post(f"{ONE}/leave")
@by_link
def leave(delegation_id: UUID) -> Answer:
    leave_delegation(session(), sign_in_id=my_sign_in(delegation_id).id)
    session().commit()
    return redirect(url_for("focal_invitations.link"), 303)

"""What organisers arrange at their meeting: who of the staff does what, and when it takes names."""

from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from services.registration.models.account import Account, EmailTaken
from services.registration.models.meeting_copy import midnight
from services.registration.queries.meetings import opening_of, period_of
from services.registration.queries.staff import staff_of
from services.registration.schemas.account_forms import InvitationForm, PeriodForm, RoleForm
from services.registration.usecases.give_role import give_role
from services.registration.usecases.invite_staff import invite_staff
from services.registration.usecases.remove_role import remove_role
from services.registration.usecases.set_period import set_period
from services.registration.web.accounts import the_visitor
from services.registration.web.mine import links
from shared.language import gettext as _
from shared.web.access import ROLES, staff
from shared.web.database import session
from shared.web.forms import Form, filled, read_form

organisers = Blueprint("organisers", __name__)

AT = "/registration/meetings/<slug>"
DAY = timedelta(days=1)


@organisers.route(f"{AT}/staff", methods=["GET", "POST"])
@staff("organiser")
def meeting_staff(slug: str) -> Answer | str | tuple[str, int]:
    if request.method == "GET":
        return _staff_page(filled({"language": g.language}))
    form = read_form(InvitationForm(), request.form)
    if form.is_valid and not form.data["roles"]:
        form.add_error("roles", _("Choose at least one role"))
    if form.is_valid:
        try:
            invite_staff(
                session(), meeting_id=g.meeting.id, by=the_visitor().id, links=links(), **form.data
            )
        except EmailTaken:
            form.add_error("email", _("This account is closed. Ask an administrator"))
    if not form.is_valid:
        return _staff_page(form), 422
    session().commit()
    return _to_staff()


def _staff_page(form: Form) -> str:
    return render_template(
        "registration/meeting_staff.html",
        form=form,
        rows=staff_of(session(), g.meeting.id),
        roles=ROLES,
        active="meeting-staff",
    )


def _to_staff() -> Answer:
    return redirect(url_for("organisers.meeting_staff", slug=g.meeting.slug), 303)


@organisers.post(f"{AT}/staff/<uuid:account_id>/roles")
@staff("organiser")
def give(slug: str, account_id: UUID) -> Answer:
    form = read_form(RoleForm(), request.form)
    if not form.is_valid or not _is_here(account_id):
        abort(404)
    give_role(
        session(),
        account_id=account_id,
        meeting_id=g.meeting.id,
        role=form.data["role"],
        by=the_visitor().id,
    )
    session().commit()
    return _to_staff()


@organisers.post(f"{AT}/staff/<uuid:account_id>/roles/<role>/remove")
@staff("organiser")
def remove(slug: str, account_id: UUID, role: str) -> Answer:
    if role not in ROLES or not _is_here(account_id):
        abort(404)
    remove_role(
        session(),
        account_id=account_id,
        meeting_id=g.meeting.id,
        role=role,
        by=the_visitor().id,
    )
    session().commit()
    return _to_staff()


def _is_here(account_id: UUID) -> bool:
    """An organiser sees and changes those who work at the meeting, nobody else."""
    account = session().get(Account, account_id)
    return account is not None and bool(account.held().get(g.meeting.id))


@organisers.route(f"{AT}/period", methods=["GET", "POST"])
@staff("organiser")
def period(slug: str) -> Answer | str | tuple[str, int]:
    if request.method == "GET":
        return _period_page(filled(_present()))
    form = read_form(PeriodForm(), request.form)
    if not form.is_valid:
        return _period_page(form), 422
    opens, closes, zone = form.data["opens_on"], form.data["closes_on"], g.meeting.time_zone
    freezes = form.data["freezes_on"]
    set_period(
        session(),
        meeting_id=g.meeting.id,
        opens_at=midnight(opens, zone) if opens else None,
        closes_at=midnight(closes + DAY, zone) if closes else None,
        freezes_at=midnight(freezes + DAY, zone) if freezes else None,
        takes_late=form.data["takes_late"],
        by=the_visitor().id,
    )
    session().commit()
    return redirect(url_for("organisers.period", slug=slug, done=1), 303)


def _period_page(form: Form) -> str:
    return render_template(
        "registration/period.html",
        form=form,
        opening=opening_of(session(), g.meeting),
        done="done" in request.args,
        active="overview",
    )


def _present() -> dict[str, object]:
    kept = period_of(session(), g.meeting)
    return {
        "opens_on": _day(kept.opens_at) if kept and kept.opens_at else "",
        "closes_on": _day(kept.closes_at) - DAY if kept and kept.closes_at else "",
        "freezes_on": _day(kept.freezes_at) - DAY if kept and kept.freezes_at else "",
        "takes_late": bool(kept and kept.takes_late),
    }


def _day(at: datetime) -> date:
    return at.astimezone(ZoneInfo(g.meeting.time_zone)).date()

"""What administrators look after: everybody's accounts, and the letters that have left."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from services.registration.models.account import AccountUnknown, EmailTaken, LastAdministrator
from services.registration.queries.mailbox import letter, letters
from services.registration.queries.meetings import meetings, meetings_by_id
from services.registration.queries.staff import all_staff
from services.registration.schemas.account_forms import AccountForm
from services.registration.usecases.deactivate_account import deactivate_account
from services.registration.usecases.end_sign_ins import end_sign_ins
from services.registration.usecases.invite_staff import invite_staff
from services.registration.usecases.reactivate_account import reactivate_account
from services.registration.web.accounts import the_visitor
from services.registration.web.keys import keys_stay, without_keys
from services.registration.web.mine import links
from shared.language import gettext as _
from shared.web.access import ROLES, administrator
from shared.web.database import session
from shared.web.forms import Form, filled, read_form

administrators = Blueprint("administrators", __name__)


@administrators.route("/registration/staff", methods=["GET", "POST"])
@administrator
def staff() -> Answer | str | tuple[str, int]:
    if request.method == "GET":
        return _page(filled({"language": g.language, "rank": "staff"}))
    form = read_form(AccountForm(), request.form)
    if form.is_valid:
        _invite(form)
    if not form.is_valid:
        return _page(form), 422
    session().commit()
    return redirect(url_for("administrators.staff"), 303)


def _invite(form: Form) -> None:
    given: dict[str, Any] = dict(form.data)
    meeting_id, rank = given.pop("meeting_id"), given.pop("rank")
    known = {str(each.id): each.id for each in meetings(session())}
    if given["roles"] and meeting_id not in known:
        form.add_error("meeting_id", _("Choose the meeting for these roles"))
        return
    try:
        invite_staff(
            session(),
            meeting_id=known.get(meeting_id),
            is_administrator=rank == "administrator",
            links=links(),
            by=the_visitor().id,
            **given,
        )
    except EmailTaken:
        form.add_error("email", _("This address has an account already"))


def _page(form: Form, refused: str = "") -> str:
    rows = all_staff(session())
    ids = {role.meeting_id for account in rows for role in account.roles if role.is_held}
    return render_template(
        "registration/staff.html",
        form=form,
        rows=rows,
        roles=ROLES,
        meetings=meetings(session()),
        meeting_of=meetings_by_id(session(), ids),
        refused=refused,
        active="staff",
    )


@administrators.post("/registration/staff/<uuid:account_id>/<what>")
@administrator
def change(account_id: UUID, what: str) -> Answer | tuple[str, int]:
    acts = {
        "sign-out": end_sign_ins,
        "deactivate": deactivate_account,
        "reactivate": reactivate_account,
    }
    if what not in acts:
        abort(404)
    try:
        acts[what](session(), account_id=account_id, by=the_visitor().id)
    except AccountUnknown:
        abort(404)
    except LastAdministrator:
        session().rollback()
        return _page(Form(), refused=_("The last administrator cannot be closed out")), 422
    session().commit()
    return redirect(url_for("administrators.staff"), 303)


@administrators.get("/registration/mailbox")
@administrator
def mailbox() -> str:
    rows, page, pages = letters(session(), request.args.get("page", 1, type=int))
    return render_template(
        "registration/mailbox.html", rows=rows, page=page, pages=pages, active="mailbox"
    )


@administrators.get("/registration/mailbox/<uuid:mail_id>")
@administrator
def one_letter(mail_id: UUID) -> str:
    found = letter(session(), mail_id)
    if found is None:
        abort(404)
    return render_template(
        "registration/letter.html",
        letter=found,
        body=found.body if keys_stay() else without_keys(found.body),
        active="mailbox",
    )

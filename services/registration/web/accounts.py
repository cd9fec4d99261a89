"""What everybody with an account needs: signing in and out, one's password, one's language."""

from typing import cast
from uuid import UUID

from flask import Blueprint, current_app, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from services.registration.models.account import Account
from services.registration.models.sign_in import LinkOver, SignIn, TooManyAttempts, WrongPassword
from services.registration.queries.links import link_is_open
from services.registration.schemas.account_forms import (
    ChangePasswordForm,
    ForgottenForm,
    LanguageForm,
    NewPasswordForm,
    SignInForm,
)
from services.registration.usecases.ask_for_password import ask_for_password
from services.registration.usecases.begin_stay import begin_stay
from services.registration.usecases.change_password import change_password
from services.registration.usecases.choose_language import choose_language
from services.registration.usecases.end_sign_ins import end_sign_ins
from services.registration.usecases.set_password import set_password
from services.registration.usecases.sign_in import sign_in as begin_sign_in
from services.registration.usecases.sign_out import sign_out as end_sign_in
from services.registration.web.browser import let_in, safe_address, where, who, whose
from services.registration.web.mine import links
from shared.language import gettext as _
from shared.language import ngettext
from shared.web import sign_in as cookie
from shared.web.access import Visitor, load_visitor, public, signed_in
from shared.web.database import session
from shared.web.forms import Form, filled, read_form

accounts = Blueprint("accounts", __name__)


def the_visitor() -> Visitor:
    return cast(Visitor, g.visitor)


@accounts.route("/registration/sign-in", methods=["GET", "POST"])
@public
def sign_in() -> Answer | str | tuple[str, int]:
    onwards = safe_address(request.values.get("next", ""))
    if request.method == "GET":
        return render_template("registration/sign_in.html", form=Form(), next=onwards)
    form = read_form(SignInForm(), request.form)
    form.values.pop("password", None)
    begun = _begun(form) if form.is_valid else None
    session().commit()
    if begun is None:
        return render_template("registration/sign_in.html", form=form, next=onwards), 422
    return let_in(redirect(onwards, 303), begun, email=form.data["email"])


def _begun(form: Form) -> SignIn | None:
    email = form.data["email"]
    try:
        return begin_sign_in(session(), **form.data, **whose(email))
    except WrongPassword:
        form.add_error("", _("The e-mail address or the password is wrong"))
    except TooManyAttempts as fact:
        form.add_error("", wait_words(fact))
    return None


def wait_words(fact: TooManyAttempts) -> str:
    return ngettext(
        "There were too many attempts. Wait %(num)s second and try again",
        "There were too many attempts. Wait %(num)s seconds and try again",
        fact.seconds,
    ) % {"num": fact.seconds}


@accounts.route("/registration/sign-out", methods=["GET", "POST"])
@public
def sign_out() -> Answer | str:
    load_visitor()
    if request.method == "GET":
        return render_template("registration/sign_out.html")
    if g.visitor:
        stay = the_visitor().sign_in
        end_sign_in(session(), sign_in_id=stay.id, expires_at=stay.expires_at)
        session().commit()
    response = redirect(url_for("accounts.sign_in"), 303)
    cookie.forget(response, secure=current_app.config["IS_BEHIND_TLS"])
    return response


@accounts.get("/registration/account")
@signed_in
def account() -> str:
    return _account_page(Form())


def _account_page(form: Form) -> str:
    kept = session().get_one(Account, the_visitor().id)
    return render_template(
        "registration/account.html",
        account=kept,
        form=form,
        language_form=filled({"language": kept.language}),
        done=request.args.get("done", ""),
    )


@accounts.post("/registration/account/password")
@signed_in
def password() -> Answer | tuple[str, int]:
    form = read_form(ChangePasswordForm(), request.form)
    kept = session().get_one(Account, the_visitor().id)
    begun = _changed(form, kept.id, kept.email) if form.is_valid else None
    session().commit()
    if begun is None:
        form.values.clear()
        return _account_page(form), 422
    address = url_for("accounts.account", done="password")
    return let_in(redirect(address, 303), begun, email=kept.email)


def _changed(form: Form, account_id: UUID, email: str) -> SignIn | None:
    given = form.data
    try:
        return change_password(
            session(),
            account_id=account_id,
            present=given["present"],
            wanted=given["wanted"],
            who=who(f"{account_id} changes"),
            where="",
        )
    except WrongPassword:
        form.add_error("present", _("This is not your present password"))
    except TooManyAttempts as fact:
        form.add_error("", wait_words(fact))
    return None


@accounts.post("/registration/account/language")
@signed_in
def language() -> Answer | tuple[str, int]:
    form = read_form(LanguageForm(), request.form)
    if not form.is_valid:
        return _account_page(form), 422
    choose_language(session(), account_id=the_visitor().id, language=form.data["language"])
    session().commit()
    address = url_for("accounts.account", done="language", lang=form.data["language"])
    return redirect(address, 303)


@accounts.post("/registration/account/sign-ins")
@signed_in
def end_others() -> Answer:
    """All stays end, and a new one begins here."""
    account_id = the_visitor().id
    end_sign_ins(session(), account_id=account_id)
    begun = begin_stay(session(), account_id=account_id)
    session().commit()
    return let_in(redirect(url_for("accounts.account", done="sign-ins"), 303), begun)


@accounts.route("/registration/password/forgotten", methods=["GET", "POST"])
@public
def forgotten() -> str | tuple[str, int]:
    if request.method == "GET":
        return render_template("registration/forgotten.html", form=Form(), done=False)
    form = read_form(ForgottenForm(), request.form)
    if form.is_valid:
        _ask(form)
        session().commit()
    if not form.is_valid:
        return render_template("registration/forgotten.html", form=form, done=False), 422
    return render_template("registration/forgotten.html", form=Form(), done=True)


def _ask(form: Form) -> None:
    email = form.data["email"]
    try:
        ask_for_password(
            session(),
            email=email,
            who=who(email),
            where=where(),
        )
    except TooManyAttempts as fact:
        form.add_error("", wait_words(fact))


@accounts.route("/registration/password/<token>", methods=["GET", "POST"])
@public
def password_link(token: str) -> Answer | str | tuple[str, int]:
    if not link_is_open(session(), links().secret, token):
        return render_template("registration/password_over.html"), 404
    if request.method == "GET":
        return render_template("registration/new_password.html", form=Form())
    form = read_form(NewPasswordForm(), request.form)
    form.values.clear()
    if not form.is_valid:
        return render_template("registration/new_password.html", form=form), 422
    try:
        begun = set_password(session(), token=token, wanted=form.data["wanted"], links=links())
    except LinkOver:
        return render_template("registration/password_over.html"), 404
    email = session().get_one(Account, begun.account_id).email
    session().commit()
    return let_in(redirect("/agenda/meetings/", 303), begun, email=email)

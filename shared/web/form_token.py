"""The token in each form that shows it was our page that was filled in, and who had opened it."""

import hashlib
import hmac
import secrets
from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlencode
from uuid import UUID

from flask import Flask, Response, abort, current_app, g, request
from markupsafe import Markup

from shared.web.kept_form import keep_form

FIELD = "form_token"
MARK_LENGTH = 16
View = TypeVar("View", bound=Callable[..., Any])


def _cookie() -> str:
    return f"{current_app.config['SERVICE']}_form"


def _digest(*words: str) -> str:
    key = current_app.config["SECRET"].encode()
    return hmac.new(key, "\0".join(words).encode(), hashlib.sha256).hexdigest()


def _token(nonce: str, mark: str) -> str:
    """Worth something in one browser, for as long as the same person is signed in there."""
    visitor = g.get("visitor")
    who = visitor.sign_in.id.hex if visitor else ""
    return mark + _digest("form", _cookie(), nonce, who, mark)


def form_token() -> Markup:
    """The hidden input; the first one on a browser's first page also sets the cookie behind it."""
    nonce = request.cookies.get(_cookie()) or g.get("form_nonce")
    if not nonce or len(nonce) > 64:
        nonce = secrets.token_urlsafe(24)
    g.form_nonce = nonce
    # Each page shown has a mark of its own, by which the same form sent twice is known.
    if "form_mark" not in g:
        g.form_mark = secrets.token_hex(MARK_LENGTH // 2)
    return Markup('<input type="hidden" name="{}" value="{}">').format(
        FIELD, _token(nonce, g.form_mark)
    )


def act_id() -> UUID:
    """The id of what this form makes: the same when the same page is sent twice as it stands.

    Nobody can choose it, and no other browser, sign-in, address or answers lead to it.
    """
    sent = urlencode(sorted(request.form.items(multi=True)))
    nonce = request.cookies.get(_cookie(), "")
    return UUID(_digest("act", _cookie(), nonce, request.path, sent)[:32], version=4)


def without_form_token(view: View) -> View:
    """For interfaces that programs call with a token of their own."""
    view.without_form_token = True  # type: ignore[attr-defined]
    return view


def _check() -> None:
    if request.method in ("GET", "HEAD", "OPTIONS") or request.endpoint is None:
        return
    view = current_app.view_functions[request.endpoint]
    if getattr(view, "without_form_token", False):
        return
    nonce = request.cookies.get(_cookie(), "")
    given = request.form.get(FIELD, "")
    right = _token(nonce, given[:MARK_LENGTH])
    if not nonce or not hmac.compare_digest(given.encode(), right.encode()):
        g.kept_form = keep_form(leave_out=FIELD)
        abort(400, description="form-expired")


def _keep(response: Response) -> Response:
    nonce = g.get("form_nonce")
    if nonce and request.cookies.get(_cookie()) != nonce:
        response.set_cookie(
            _cookie(),
            nonce,
            path=f"/{current_app.config['SERVICE']}",
            httponly=True,
            samesite="Lax",
            secure=current_app.config["IS_BEHIND_TLS"],
        )
    return response


def use_form_tokens(app: Flask) -> None:
    app.before_request(_check)
    app.after_request(_keep)
    app.jinja_env.globals["form_token"] = form_token

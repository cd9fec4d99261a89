"""The token in each form that shows it was our page that was filled in."""

import hashlib
import hmac
import secrets
from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, Response, abort, current_app, g, request
from markupsafe import Markup

FIELD = "form_token"
View = TypeVar("View", bound=Callable[..., Any])


def _cookie() -> str:
    return f"{current_app.config['SERVICE']}_form"


def _token(nonce: str) -> str:
    key = current_app.config["SECRET"].encode()
    return hmac.new(key, f"form:{_cookie()}:{nonce}".encode(), hashlib.sha256).hexdigest()


def form_token() -> Markup:
    """The hidden input; the first one on a browser's first page also sets the cookie behind it."""
    nonce = request.cookies.get(_cookie()) or g.get("form_nonce")
    if not nonce or len(nonce) > 64:
        nonce = secrets.token_urlsafe(24)
    g.form_nonce = nonce
    return Markup('<input type="hidden" name="{}" value="{}">').format(FIELD, _token(nonce))


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
    if not nonce or not hmac.compare_digest(given.encode(), _token(nonce).encode()):
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

"""The browser that somebody signs in with: recognised again, let in, sent on within the house."""

import re
import secrets
from typing import TypedDict

from flask import current_app, request
from itsdangerous import BadData, URLSafeSerializer
from werkzeug.wrappers import Response

from services.registration.models.account import one_spelling
from services.registration.models.passwords import digest
from services.registration.models.sign_in import SignIn
from shared.web import sign_in

COOKIE = "registration_browser"
DAYS = 365
MOST_ACCOUNTS = 5
HOME = "/agenda/meetings/"

# A path of ours: one slash at its beginning, and nothing that a browser reads as another host.
_PATH = re.compile(r"/(?![/\\])[\w\-./~%?=&+,:@]*", re.ASCII)


class Whose(TypedDict):
    who: str
    where: str


def safe_address(wanted: str) -> str:
    """Where to go after signing in: a path of this house, or the meetings."""
    return wanted if len(wanted) <= 500 and _PATH.fullmatch(wanted) else HOME


def who(email: str) -> str:
    return digest(current_app.config["SECRET"], f"who {one_spelling(email)}")


def where() -> str:
    return digest(current_app.config["SECRET"], f"where {request.remote_addr}")


def whose(email: str) -> Whose:
    """Whose attempt it is: anybody's, or that of a browser which has been in before."""
    browser, known = _browser()
    if who(email)[:16] in known:
        return {"who": who(f"{browser} {email}"), "where": ""}
    return {"who": who(email), "where": where()}


def let_in(response: Response, begun: SignIn, *, email: str = "") -> Response:
    secure = current_app.config["IS_BEHIND_TLS"]
    secret = current_app.config["SECRET"]
    sign_in.write(response, secret, begun.id, begun.account_id, secure=secure)
    if email:
        browser, known = _browser()
        mark = who(email)[:16]
        kept = [each for each in known if each != mark][-(MOST_ACCOUNTS - 1) :]
        response.set_cookie(
            COOKIE,
            str(_signer().dumps([browser, *kept, mark])),
            max_age=DAYS * 24 * 3600,
            path="/registration",
            httponly=True,
            samesite="Lax",
            secure=secure,
        )
    return response


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET"], salt="registration.browser")


def _browser() -> tuple[str, list[str]]:
    """Its own name, and marks of the accounts that were signed in to with it."""
    try:
        browser, *known = _signer().loads(request.cookies.get(COOKIE, "")[:600])
    except (BadData, ValueError, TypeError):
        return secrets.token_hex(8), []
    return str(browser), [str(each) for each in known]

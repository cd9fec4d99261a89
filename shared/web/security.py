"""What every answer tells the browser to forbid, and the number that ties its traces together."""

import logging
import re
import secrets
import time

from flask import Flask, Response, current_app, g, request

from shared.logging import correlation_id, new_correlation_id
from shared.web.access import access_of
from shared.web.speech import COOKIE as LANGUAGE_COOKIE

log = logging.getLogger("shared.requests")

# What a view has said itself stands; each name as it is looked for.
ALWAYS = {
    "x-content-type-options": ("X-Content-Type-Options", "nosniff"),
    "referrer-policy": ("Referrer-Policy", "same-origin"),
    "cross-origin-opener-policy": ("Cross-Origin-Opener-Policy", "same-origin"),
    "cross-origin-resource-policy": ("Cross-Origin-Resource-Policy", "same-origin"),
    "permissions-policy": ("Permissions-Policy", "geolocation=(), microphone=(), payment=()"),
}

REFERENCE = re.compile(r"[0-9a-f]{32}")


def nonce() -> str:
    if "nonce" not in g:
        g.nonce = secrets.token_urlsafe(16)
    value: str = g.nonce
    return value


def _begin() -> None:
    given = request.headers.get("X-Request-ID", "")
    correlation_id.set(given if REFERENCE.fullmatch(given) else new_correlation_id())
    g.began = time.perf_counter()


def _end(response: Response) -> Response:
    headers = response.headers
    headers.setdefault(
        "Content-Security-Policy",
        "default-src 'none'; base-uri 'none'; object-src 'none'; "
        f"script-src 'self' 'nonce-{nonce()}'; style-src 'self' 'nonce-{nonce()}'; "
        "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
        "form-action 'self'; frame-src 'self'; frame-ancestors 'self'; worker-src 'self'",
    )
    said = {name.lower() for name, _ in headers}
    for name, header in ALWAYS.items():
        if name not in said:
            headers.add(*header)
    if current_app.config["IS_BEHIND_TLS"]:
        headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    headers.setdefault("X-Request-ID", correlation_id.get())
    if "Cache-Control" not in headers:
        headers["Cache-Control"] = "no-cache" if _is_public(response) else "no-store"
    _log(response)
    return response


def _is_public(response: Response) -> bool:
    """The same for everybody who reads that language: nothing in it is of this browser alone.

    A browser that was given anything to be known by may be shown its own drafts on a public page.
    """
    if request.endpoint is None or "Set-Cookie" in response.headers:
        return False
    access = access_of(current_app.view_functions[request.endpoint])
    is_for_all = access is not None and access.kind in ("open", "public")
    return is_for_all and request.cookies.keys() <= {LANGUAGE_COOKIE}


def _log(response: Response) -> None:
    if request.endpoint in ("health_live", "health_ready", "asset"):
        return
    # The rule, not the address: an address may hold a link's token or a person's id.
    log.info(
        "request",
        extra={
            "facts": {
                "method": request.method,
                "rule": request.url_rule.rule if request.url_rule else None,
                "status": response.status_code,
                "ms": round((time.perf_counter() - g.get("began", time.perf_counter())) * 1000, 1),
            }
        },
    )


def use_security(app: Flask) -> None:
    app.before_request(_begin)
    app.after_request(_end)
    app.jinja_env.globals["nonce"] = nonce

"""What is said when a request cannot be answered: calm words, what to do, and a reference."""

import logging

from flask import Flask, Response, current_app, g, make_response, render_template, request
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException

from shared.logging import correlation_id

log = logging.getLogger(__name__)

AT_ONCE = 64 * 1024


def _page(code: int, reason: str = "") -> Response:
    if "language" not in g:
        from shared.web.speech import _begin

        _begin()
    response = make_response(
        render_template(
            "shared/error.html",
            code=code,
            reason=reason,
            reference=correlation_id.get(),
            kept=g.get("kept_form"),
        ),
        code,
    )
    response.headers["Cache-Control"] = "no-store"
    return response


def _refused(error: HTTPException) -> Response:
    if error.response is not None:
        return error.response  # type: ignore[return-value]
    code = error.code or 500
    reason = error.description if error.description == "form-expired" else ""
    _let_it_arrive()
    if code == 413:
        reason = "" if request.mimetype == "multipart/form-data" else "form-too-long"
    response = _page(code, reason)
    if code == 405 and getattr(error, "valid_methods", None):
        response.headers["Allow"] = ", ".join(sorted(error.valid_methods))  # type: ignore[attr-defined]
    return response


def _let_it_arrive() -> None:
    """Whoever is still sending hears no answer, so what is refused is taken in and dropped."""
    request.max_content_length = current_app.config["MAX_CONTENT_LENGTH"]
    try:
        # Ends where what was announced ends: to ask for more would be to wait for ever.
        while request.stream.read(AT_ONCE):
            pass
    except (OSError, HTTPException):
        # Larger than any page takes, or they have gone meanwhile: the answer may go nowhere.
        log.info("a request that was refused did not arrive to its end")


def _database_away(_error: OperationalError) -> Response:
    log.error("the database did not answer")
    response = _page(503)
    response.headers["Retry-After"] = "5"
    return response


def _broken(_error: Exception) -> Response:
    log.exception("unexpected trouble at %s", request.endpoint)
    return _page(500)


def use_errors(app: Flask) -> None:
    app.register_error_handler(HTTPException, _refused)
    app.register_error_handler(OperationalError, _database_away)
    app.register_error_handler(Exception, _broken)

"""Whole delegations register from one address; a machine that never stops waits its turn."""

from ipaddress import IPv6Address, ip_address
from uuid import UUID

from flask import Flask, current_app, make_response, render_template, request
from werkzeug.wrappers import Response

from services.registration.models.passwords import digest
from services.registration.models.sign_in import TooManyAttempts
from services.registration.usecases.allow_attempt import allow_attempt
from shared.web.database import session


def not_too_often(kind: str, meeting_id: UUID) -> None:
    """Counts what comes from one address for one meeting. May be refused: TooManyAttempts."""
    place = _place()
    if place:
        words = f"{kind} {meeting_id} {place}"
        who = digest(current_app.config["SECRET"], words)
        allow_attempt(session(), kind=kind, who=who, where="")


def _place() -> str:
    """The address as a house or a hotel has it; empty at the machine itself: not counted."""
    try:
        address = ip_address(request.remote_addr or "")
    except ValueError:
        return ""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is None:
            # One visitor has as many of these as they like, all of them in one neighbourhood.
            return "" if address.is_loopback else str(int(address) >> 64)
        address = address.ipv4_mapped
    return "" if address.is_loopback else str(address)


def _wait(fact: TooManyAttempts) -> Response:
    page = render_template("registration/wait.html", seconds=fact.seconds, back=request.path)
    response = make_response(page, 429)
    response.headers["Retry-After"] = str(fact.seconds)
    return response


def use_gentle_limit(app: Flask) -> None:
    app.register_error_handler(TooManyAttempts, _wait)

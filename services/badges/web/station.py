"""Where this desk stands: named once, and remembered by its browser."""

from flask import current_app, request
from werkzeug.wrappers import Response

from services.badges.schemas.desk_form import LONGEST_STATION
from shared.text.names import as_typed

COOKIE = "badges_station"
YEAR = 365 * 24 * 3600


def station() -> str:
    """The station's name; empty until somebody has said it."""
    return as_typed(request.cookies.get(COOKIE, ""))[:LONGEST_STATION]


def remember_station(response: Response, name: str) -> Response:
    response.set_cookie(
        COOKIE,
        name,
        max_age=YEAR,
        path="/badges",
        httponly=True,
        samesite="Lax",
        secure=current_app.config["IS_BEHIND_TLS"],
    )
    return response

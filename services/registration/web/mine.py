"""Which registrations this browser may open: those it began, and those it came to by letter."""

from functools import cache
from uuid import UUID

from flask import abort, current_app, g, request
from itsdangerous import BadData, URLSafeTimedSerializer
from sqlalchemy.orm import joinedload
from werkzeug.wrappers import Response

from services.registration.models.registration import Registration
from services.registration.usecases.hold_to_send import hold_to_send
from services.registration.web.focal_browser import answering_for
from shared.links import Links
from shared.web.database import session

COOKIE = "registration_mine"
DAYS = 120
SECONDS = DAYS * 24 * 3600
MOST = 12


def links() -> Links:
    return Links(current_app.config["ADDRESS"], current_app.config["SECRET"])


@cache
def _signer(secret: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(secret, salt="registration.mine")


def mine() -> list[UUID]:
    cookie = request.cookies.get(COOKIE, "")
    if not cookie or len(cookie) > 2000:
        return []
    try:
        return [
            UUID(each)
            for each in _signer(current_app.config["SECRET"]).loads(cookie, max_age=SECONDS)
        ]
    except (BadData, ValueError, TypeError):
        return []


def remember(response: Response, registration_id: UUID) -> Response:
    ids = [each for each in mine() if each != registration_id][-(MOST - 1) :]
    response.set_cookie(
        COOKIE,
        str(
            _signer(current_app.config["SECRET"]).dumps(
                [each.hex for each in (*ids, registration_id)]
            )
        ),
        max_age=SECONDS,
        path="/registration",
        httponly=True,
        samesite="Lax",
        secure=current_app.config["IS_BEHIND_TLS"],
    )
    return response


def my_registration(registration_id: UUID, *, to_send: bool = False) -> Registration:
    """The registration, if it is this browser's; its meeting becomes the page's.

    What its own browser is about to send is held at once. A focal point may answer for those of
    their delegation what only a delegate's page asks.
    """
    is_mine = registration_id in mine()
    registration: Registration | None
    if to_send and is_mine:
        registration = hold_to_send(session(), registration_id=registration_id)
    else:
        with_meeting = [joinedload(Registration.meeting)]
        registration = session().get(Registration, registration_id, options=with_meeting)
    if not is_mine:
        registration = answering_for(registration)
    if registration is None:
        abort(404)
    g.meeting = registration.meeting
    return registration

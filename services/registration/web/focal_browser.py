"""Which delegations this browser looks after, and what of their people it may open."""

from uuid import UUID

from flask import abort, current_app, g, request
from itsdangerous import BadData, URLSafeTimedSerializer
from werkzeug.wrappers import Response

from services.registration.models.focal_point import LASTS, FocalPoint, FocalSignIn
from services.registration.models.meeting_copy import MeetingCopy
from services.registration.models.registration import Registration
from services.registration.queries.focal_points import ended_among, signed_in
from services.registration.usecases.record_trace import record_trace
from shared.web.database import session

COOKIE = "registration_focal"
SECONDS = int(LASTS.total_seconds())
MOST = 8
# The pages of a delegate on which a focal point answers for one of theirs; all else about the
# person stands on pages of the desk.
ANSWERED_FOR = frozenset(
    {
        *("portraits.photo", "portraits.my_photo", "journeys.sex", "journeys.visa"),
        *("journeys.passport", "journeys.travel", "journeys.hotel", "journeys.diet"),
        *("journeys.accessibility", "delegates.check"),
        *("amendments.change", "amendments.unchanged"),
    }
)


class AtTheDesk(Exception):
    """The focal point finds this on a page of their own."""

    def __init__(self, registration: Registration) -> None:
        super().__init__(registration.id)
        self.registration = registration


class WorkOver(Exception):
    """Whoever looked after the delegation at this browser does so no longer."""

    def __init__(self, focal_point: FocalPoint) -> None:
        super().__init__(focal_point.id)
        self.focal_point = focal_point


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET"], salt="registration.focal")


def _ids() -> list[UUID]:
    cookie = request.cookies.get(COOKIE, "")
    if not cookie or len(cookie) > 2000:
        return []
    try:
        return [UUID(each) for each in _signer().loads(cookie, max_age=SECONDS)]
    except (BadData, ValueError, TypeError):
        return []


def sign_ins_here() -> list[FocalSignIn]:
    """Those of this browser that nobody has ended."""
    if "focal_sign_ins" not in g:
        g.focal_sign_ins = list(signed_in(session(), _ids()))
    found: list[FocalSignIn] = g.focal_sign_ins
    return found


def let_focal_in(response: Response, begun: FocalSignIn) -> Response:
    """One browser may look after several delegations."""
    kept = [each.id for each in sign_ins_here() if each.focal_point_id != begun.focal_point_id]
    response.set_cookie(
        COOKIE,
        str(_signer().dumps([each.hex for each in (*kept[-(MOST - 1) :], begun.id)])),
        max_age=SECONDS,
        path="/registration",
        httponly=True,
        samesite="Lax",
        secure=current_app.config["IS_BEHIND_TLS"],
    )
    return response


def my_sign_in(delegation_id: UUID) -> FocalSignIn:
    """The sign-in to that delegation, whose meeting becomes the page's; else it is not there.

    May be refused: WorkOver, to whoever looked after it until they handed it over or were revoked.
    """
    here = {each.focal_point.delegation_id: each for each in sign_ins_here()}
    if delegation_id not in here:
        if (before := ended_among(session(), _ids(), delegation_id)) is not None:
            raise WorkOver(before)
        abort(404)
    found = here[delegation_id]
    g.focal_point = found.focal_point
    g.meeting = session().get_one(MeetingCopy, found.focal_point.delegation.meeting_id)
    return found


def my_focal_point(delegation_id: UUID) -> FocalPoint:
    return my_sign_in(delegation_id).focal_point


def my_person(delegation_id: UUID, registration_id: UUID) -> Registration:
    """Somebody of the delegation; what people have begun for themselves is theirs alone."""
    my_focal_point(delegation_id)
    person = session().get(Registration, registration_id)
    if person is None or not _is_of(person, delegation_id):
        abort(404)
    return person


def _is_of(person: Registration, delegation_id: UUID) -> bool:
    """What was sent, what is changed of it, and what was entered for the delegation."""
    if person.delegation_id != delegation_id:
        return False
    if person.state != "draft":
        return True
    # A draft may name a delegation that its person has not joined yet.
    if person.amends_id is not None:
        sent = session().get_one(Registration, person.amends_id)
        return sent.delegation_id == delegation_id
    by = session().get(FocalPoint, person.entered_by) if person.entered_by else None
    return by is not None and by.delegation_id == delegation_id


def answering_for(person: Registration | None) -> Registration | None:
    """The person, where this browser's focal point may answer for them; each act is traced."""
    if person is None or person.delegation_id is None:
        return None
    of_mine = {each.focal_point.delegation_id: each.focal_point for each in sign_ins_here()}
    focal_point = of_mine.get(person.delegation_id)
    if focal_point is None or not _is_of(person, person.delegation_id):
        return None
    is_check_of_entry = request.endpoint == "delegates.check" and person.amends_id is None
    if request.endpoint not in ANSWERED_FOR or is_check_of_entry:
        raise AtTheDesk(person)
    g.focal_point = focal_point
    if request.method == "POST":
        trace_deed("delegate_answered", person, topic=str(request.endpoint).partition(".")[2])
    return person


def trace_deed(what: str, person: Registration, **values: str) -> None:
    """What a focal point does to another's data stays with who did it."""
    record_trace(
        session(),
        what=what,
        about_kind="registration",
        about_id=person.amends_id or person.id,
        by=g.focal_point.id,
        by_kind="focal_point",
        meeting_id=person.meeting_id,
        values=values,
    )

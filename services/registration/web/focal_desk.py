"""The focal point's desk: the whole delegation on a page, and one act that sends it."""

from uuid import UUID

from flask import Blueprint, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from services.registration.models.meeting_copy import (
    RegistrationClosed,
    is_frozen,
    takes_from_focal_points,
)
from services.registration.queries.delegations import head_warning, working_groups
from services.registration.queries.focal_desk import Desk, desk_of
from services.registration.queries.meetings import opening_of, period_of
from services.registration.queries.notes_verbales import notes_of
from services.registration.usecases.submit_delegation import submit_delegation
from services.registration.web.focal_browser import AtTheDesk, my_focal_point, sign_ins_here
from services.registration.web.focal_words import SAID_FOR_SEVERAL
from services.registration.web.mine import links
from shared import clock
from shared.web.access import by_link
from shared.web.database import session

focal_desk = Blueprint("focal_desk", __name__)

ONE = "/registration/delegation/<uuid:delegation_id>"


@focal_desk.get(ONE)
@by_link
def desk(delegation_id: UUID) -> str:
    my_focal_point(delegation_id)
    return _desk_page(delegation_id)


@focal_desk.post(f"{ONE}/send")
@by_link
def send(delegation_id: UUID) -> Answer | tuple[str, int]:
    me = my_focal_point(delegation_id)
    try:
        found = submit_delegation(session(), focal_point=me, links=links())
    except RegistrationClosed:
        session().rollback()
        return _desk_page(my_focal_point(delegation_id).delegation_id, is_refused=True), 409
    session().commit()
    address = url_for("focal_desk.desk", delegation_id=delegation_id, sent=len(found.sent))
    return redirect(address, 303)


def _desk_page(delegation_id: UUID, *, is_refused: bool = False) -> str:
    delegation = g.focal_point.delegation
    found = desk_of(session(), delegation)
    period = period_of(session(), g.meeting)
    now = clock.now()
    return render_template(
        "registration/focal_desk.html",
        delegation=delegation,
        desk=found,
        warning=head_warning(_heads(found)) if found.members.people else "",
        groups={each.code: each for each in working_groups(session(), g.meeting.id)},
        notes=notes_of(session(), delegation_id),
        opening=opening_of(session(), g.meeting),
        period=period,
        is_taking=takes_from_focal_points(g.meeting, period, now),
        is_frozen=is_frozen(g.meeting, period, now),
        sent=request.args.get("sent", type=int),
        entered=request.args.get("entered", type=int),
        answered=request.args.get("answered", type=int),
        may_answer=_may_answer(found),
        is_refused=is_refused,
        has_others=len(sign_ins_here()) > 1,
    )


def _heads(found: Desk) -> int:
    """Of those who are entered as well: a head who is not sent yet is not missing."""
    return sum(each.role == "head" for each in found.people)


def _may_answer(found: Desk) -> bool:
    """Whether an answer that several may share is missing."""
    return any(set(each.unanswered()) & set(SAID_FOR_SEVERAL) for each in found.unfinished)


@focal_desk.app_errorhandler(AtTheDesk)
def at_the_desk(fact: AtTheDesk) -> Answer:
    """What a focal point would find on a delegate's page stands on one of their own."""
    person = fact.registration
    address = url_for(
        "focal_people.person", delegation_id=person.delegation_id, registration_id=person.id
    )
    return redirect(address, 303)

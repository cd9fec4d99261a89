"""Whoever was a head, and is none any longer, leaves what the host keeps for heads."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.course import EXPECTED
from services.registration.models.places import PRINCIPALS, has, ticket_for
from services.registration.models.registration import Registration
from services.registration.queries.places import limits_of


def give_up_head_stay(session: Session, *, registration: Registration, was: str) -> None:
    """Afterwards they have one of the other stays, if one is left, or wait for it as the last.

    Or the host would keep one person more than it said. `was` is the role until now. The
    delegation must be held. Tells nobody.
    """
    has_stay = registration.is_expected and has(registration, "hospitality")
    if was not in PRINCIPALS or registration.role in PRINCIPALS or not has_stay:
        return
    delegation = registration.joined
    others = session.scalars(
        select(Registration).where(
            Registration.delegation_id == delegation.id,
            Registration.state.in_(EXPECTED),
            Registration.id != registration.id,
        )
    ).all()
    limits = limits_of(session, delegation)
    registration.waits_for_hospitality = ticket_for(registration, "hospitality", others, limits)
    session.flush()

"""Somebody new in a delegation takes what there is for them, or a place in the waiting list."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.course import EXPECTED
from services.registration.models.places import LIMITS, ticket_for, ticket_of
from services.registration.models.registration import Registration
from services.registration.queries.places import limits_of


def take_places(session: Session, *, registration: Registration) -> None:
    """Afterwards the person has a place in the delegation, or the last number on its waiting list.

    The same for the host's hospitality and for the room; whoever waits for the delegation itself
    does not stand in those lists yet. The delegation must be held. Tells nobody.
    """
    delegation = registration.delegation
    assert delegation is not None, "only a submitted registration takes places"
    limits = limits_of(session, delegation)
    if not any(limits.are_set_for(limit) for limit in LIMITS):
        return
    others = session.execute(
        select(
            Registration.role,
            Registration.waits_for_place,
            Registration.waits_for_hospitality,
            Registration.waits_for_room,
        ).where(
            Registration.delegation_id == delegation.id,
            Registration.state.in_(EXPECTED),
            Registration.id != registration.id,
        )
    ).all()
    for limit in LIMITS:
        ticket = ticket_for(registration, limit, others, limits)
        if ticket != ticket_of(registration, limit):
            setattr(registration, f"waits_for_{limit}", ticket)
        if limit == "place" and ticket is not None:
            break
    session.flush()

"""How far review had come with people before they were approved."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.registration import Event

# With these review begins anew.
ANEW = ("submitted", "amended", "returned", "step-undone")
PASSED = ("endorsed", "cleared")


def steps_taken(session: Session, ids: Collection[UUID]) -> dict[UUID, str]:
    """The state of each behind the last step that was taken since they last sent their answers."""
    stood = dict.fromkeys(ids, "submitted")
    told = session.execute(
        select(Event.registration_id, Event.what)
        .where(Event.registration_id.in_(ids), Event.what.in_((*ANEW, *PASSED)))
        .order_by(Event.at)
    )
    for registration_id, what in told:
        stood[registration_id] = what if what in PASSED else "submitted"
    return stood

"""A person comes in another's place."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.course import EXPECTED
from services.registration.models.meeting_copy import MeetingCopy
from services.registration.models.registration import Event, Registration
from services.registration.usecases.tell_participant import tell_participant
from services.registration.usecases.write_to_participant import write_to_participant
from shared import clock
from shared.links import Links


def take_over_place(session: Session, *, registration: Registration, links: Links) -> bool:
    """Afterwards the new person has the role, the place and the waiting numbers of the earlier one.

    The earlier one is withdrawn and told so; the history of both says it. The delegation must be
    held. Answers False, and changes nothing, where the earlier one has left by themselves
    meanwhile. Tells ParticipantChanged, by which the old badge is void, and MailDue.
    """
    now = clock.now()
    earlier = session.scalars(
        select(Registration)
        .where(Registration.id == registration.replaces_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()
    if earlier.state not in EXPECTED or earlier.delegation_id != registration.delegation_id:
        return False
    registration.role = earlier.role
    for limit in ("place", "hospitality", "room"):
        name = f"waits_for_{limit}"
        setattr(registration, name, getattr(earlier, name))
    earlier.withdraw(now)
    session.flush()
    session.add(Event(registration_id=earlier.id, at=now, what="replaced"))
    session.add(Event(registration_id=registration.id, at=now, what="replaces"))
    tell_participant(session, registration=earlier)
    meeting = session.get_one(MeetingCopy, registration.meeting_id)
    write_to_participant(
        session, kind="replaced", registration=earlier, meeting=meeting, links=links
    )
    return True

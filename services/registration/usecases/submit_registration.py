"""A person sends in their registration."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.meeting_copy import (
    MeetingCopy,
    Period,
    RegistrationClosed,
    opening,
)
from services.registration.models.registration import Event, Registration, Unfinished
from services.registration.usecases.join_delegation import join_delegation
from services.registration.usecases.tell_participant import tell_participant
from services.registration.usecases.write_to_participant import write_to_participant
from shared import clock
from shared.links import Links


def submit_registration(session: Session, *, registration_id: UUID, links: Links) -> Registration:
    """Afterwards it waits for a decision, and a letter with a link to it is on its way.

    A second press finds it submitted and changes nothing. May be refused: RegistrationClosed,
    Unfinished. Tells ParticipantChanged and MailDue.
    """
    now = clock.now()
    registration = session.scalars(
        select(Registration)
        .where(Registration.id == registration_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()
    if registration.state != "draft":
        return registration
    meeting = session.get_one(MeetingCopy, registration.meeting_id)
    if opening(meeting, session.get(Period, meeting.id), now) != "open":
        raise RegistrationClosed
    if missing := registration.unanswered():
        raise Unfinished(missing)
    registration.submit(join_delegation(session, registration=registration), now)
    session.flush()
    session.add(Event(registration_id=registration.id, at=now, what="submitted"))
    tell_participant(session, registration=registration)
    write_to_participant(
        session, kind="submitted", registration=registration, meeting=meeting, links=links
    )
    return registration

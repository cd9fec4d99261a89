"""A person takes their registration back."""

from uuid import UUID

from sqlalchemy.orm import Session

from services.registration.models.meeting_copy import MeetingCopy
from services.registration.models.registration import Event
from services.registration.usecases.hold_registration import hold_registration
from services.registration.usecases.settle_places import settle_places
from services.registration.usecases.tell_participant import tell_participant
from services.registration.usecases.write_to_participant import write_to_participant
from shared import clock
from shared.links import Links


def withdraw_registration(
    session: Session,
    *,
    meeting_id: UUID,
    registration_id: UUID,
    links: Links,
    letter: str = "withdrawn",
) -> None:
    """Afterwards the person does not take part, and a letter of the given kind says so.

    A place that becomes free goes to the first who waits for it. May be refused:
    NothingToWithdraw. Tells ParticipantChanged and MailDue.
    """
    now = clock.now()
    registration = hold_registration(
        session, meeting_id=meeting_id, registration_id=registration_id
    )
    registration.withdraw(now)
    session.flush()
    session.add(Event(registration_id=registration.id, at=now, what="withdrawn"))
    tell_participant(session, registration=registration)
    meeting = session.get_one(MeetingCopy, meeting_id)
    write_to_participant(
        session, kind=letter, registration=registration, meeting=meeting, links=links
    )
    settle_places(session, delegation=registration.joined, links=links)

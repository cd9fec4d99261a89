"""Whom one person approved has to be approved by a second."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from services.registration.models.meeting_copy import MeetingCopy
from services.registration.models.registration import Registration
from services.registration.queries.steps_taken import steps_taken
from services.registration.usecases.note_step import note_step
from services.registration.usecases.write_to_participant import write_to_participant
from shared import clock
from shared.links import Links


def ask_for_second(
    session: Session, *, people: Sequence[Registration], account_id: UUID, links: Links
) -> None:
    """Afterwards whom one approved is back before approval, and that one's word is the first.

    Another account has to approve them; until then they have no badge, and a letter says so. The
    delegation must be held, and so must they; badges is told by whoever asks. Tells MailDue.
    """
    approved = [each for each in people if each.state == "approved" and each.first_by is None]
    if not approved:
        return
    stood = steps_taken(session, [each.id for each in approved])
    meeting = session.get_one(MeetingCopy, approved[0].meeting_id)
    for person in approved:
        first_by, first_at = person.decided_by, person.decided_at
        person.step_back(stood[person.id], first_by, first_at if first_by else None, clock.now())
        session.flush()
        note_step(
            session,
            registration=person,
            what="second-asked",
            by=account_id,
            deed="second_asked",
        )
        write_to_participant(
            session, kind="second_asked", registration=person, meeting=meeting, links=links
        )

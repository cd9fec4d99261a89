"""Somebody has compared two registrations, and they are one person."""

from uuid import UUID

from sqlalchemy.orm import Session

from services.registration.models.duplicates import NotAPair
from services.registration.models.meeting_copy import MeetingCopy
from services.registration.models.registration import Registration
from services.registration.usecases.hold_pair import hold_pair
from services.registration.usecases.note_step import note_step
from services.registration.usecases.settle_places import settle_places
from services.registration.usecases.tell_participant import tell_participant
from services.registration.usecases.write_to_participant import write_to_participant
from shared import clock
from shared.links import Links

REASON = "registered-twice"


def merge_duplicates(
    session: Session,
    *,
    meeting_id: UUID,
    stays_id: UUID,
    goes_id: UUID,
    seen: tuple[int, int],
    account_id: UUID,
    links: Links,
) -> Registration:
    """Afterwards one stands as it stood; the other is declined as registered twice, and says in
    whose favour.

    Nothing of either is lost: answers, history and papers stay where they are. A place that
    becomes free goes to whoever waits; a badge of the one that goes is no longer valid. `seen`
    are the revisions compared. May be refused: NoResultFound, NotAPair, NotTheirStep. Tells
    ParticipantChanged and MailDue.
    """
    stays, goes = hold_pair(
        session, meeting_id=meeting_id, one_id=stays_id, other_id=goes_id, account_id=account_id
    )
    if (stays.revision, goes.revision) != seen:
        raise NotAPair
    goes.give_way_to(stays.id, by=account_id, reason=REASON, at=clock.now())
    session.flush()
    for person, what, other in ((stays, "merged", goes), (goes, "merged-away", stays)):
        note_step(
            session,
            registration=person,
            what=what,
            by=account_id,
            deed="duplicates_merged",
            values={"other": other.name},
        )
    tell_participant(session, registration=goes)
    meeting = session.get_one(MeetingCopy, meeting_id)
    write_to_participant(session, kind="declined", registration=goes, meeting=meeting, links=links)
    settle_places(session, delegation=goes.joined, links=links)
    return goes

"""Afterwards the public reads the programme as it stands now, under a number of its own.

The first time, the meeting itself becomes public, and registration and badges are told. A
programme that has not changed keeps its number, and so does one without any item yet. Those who
prepare the meeting are told of a new edition.
May refuse: there is no such meeting.
"""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.agenda.models.edition import Edition, Suffix
from services.agenda.models.meeting import Meeting
from services.agenda.models.refusals import NotThere
from services.agenda.models.snapshot import snapshot_of
from services.agenda.usecases.order_papers import order_papers
from services.agenda.usecases.tell_of_edition import tell_of_edition
from shared import clock
from shared.messaging.outbox import publish


def publish_programme(session: Session, *, meeting_id: UUID, published_by: UUID) -> Edition | None:
    # Two who publish at once take turns, so that each number is given once.
    meeting = session.get(Meeting, meeting_id, with_for_update=True, populate_existing=True)
    if meeting is None:
        raise NotThere
    if not meeting.is_published:
        meeting.publish()
        publish(session, meeting.as_fact())
    newest = session.scalar(
        select(Edition)
        .where(Edition.meeting_id == meeting_id)
        .order_by(Edition.number.desc())
        .limit(1)
    )
    session.expire(meeting, ["rooms", "items"])
    snapshot = snapshot_of(meeting)
    if newest.snapshot == snapshot if newest else not snapshot["items"]:
        return newest
    edition = Edition(
        meeting_id=meeting_id,
        number=newest.number + 1 if newest else 1,
        suffix=Suffix.REV if newest else Suffix.FIRST,
        suffix_number=newest.number if newest else None,
        snapshot=snapshot,
        published_at=clock.now(),
        published_by=published_by,
    )
    session.add(edition)
    session.flush()
    order_papers(session, edition=edition)
    tell_of_edition(session, meeting=meeting, edition=edition)
    return edition

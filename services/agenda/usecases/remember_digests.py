"""Afterwards a letter waits for each whom an edition concerns, and for no one else.

All letters of the meeting wait until its programme has been quiet for a while, counted from now.
Tells DigestsDue, if there is anybody to tell. May be refused by nothing.
"""

from datetime import timedelta

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.agenda.models.digest import Digest
from services.agenda.models.edition import Edition
from services.agenda.models.meeting import Meeting
from services.agenda.queries.differences import Differences
from services.agenda.queries.readers import readers_of
from shared import clock
from shared.contracts.agenda import DigestsDue
from shared.messaging.outbox import publish


def remember_digests(
    session: Session, *, meeting: Meeting, edition: Edition, found: Differences
) -> None:
    due_at = clock.now() + timedelta(minutes=meeting.quiet_minutes)
    session.execute(update(Digest).where(Digest.meeting_id == meeting.id).values(due_at=due_at))
    concerned = [
        each.id
        for each in readers_of(session, meeting.id)
        if each.id != edition.published_by and each.is_told_of(found, edition.snapshot)
    ]
    if concerned:
        letter = {"meeting_id": meeting.id, "since_number": edition.number - 1, "due_at": due_at}
        # Who waits for a letter already gets that one: it says everything since the older edition.
        session.execute(
            insert(Digest).on_conflict_do_nothing(),
            [{**letter, "person_id": each} for each in sorted(concerned)],
        )
    waiting = select(Digest.person_id).where(Digest.meeting_id == meeting.id).limit(1)
    if session.scalar(waiting):
        publish(session, DigestsDue(meeting_id=meeting.id, due_at=due_at), not_before=due_at)

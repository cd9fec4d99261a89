"""Afterwards the meeting has this speaker, or a place that is kept for one.

May refuse: there is no such meeting. The same act told twice adds one speaker.
"""

from uuid import UUID

from sqlalchemy.orm import Session

from services.agenda.models.meeting import Meeting
from services.agenda.models.refusals import NotThere
from services.agenda.models.speaker import Particulars, Speaker


def add_speaker(
    session: Session, *, meeting_id: UUID, speaker_id: UUID, told: Particulars
) -> Speaker:
    meeting = session.get(Meeting, meeting_id, with_for_update=True, populate_existing=True)
    if meeting is None:
        raise NotThere
    there = session.get(Speaker, speaker_id)
    if there is not None:
        return there
    speaker = Speaker(id=speaker_id, meeting_id=meeting_id, link_number=1, revision=1)
    speaker.be(told)
    session.add(speaker)
    meeting.draft_number += 1
    session.flush()
    return speaker

"""Afterwards somebody has read what a speaker said to being asked, and it waits no more.

Their answer stays. May refuse: no such speaker in this meeting, or they said more meanwhile.
"""

from uuid import UUID

from sqlalchemy.orm import Session

from services.agenda.models.speaker import Speaker
from services.agenda.usecases.hold_speaker import hold_speaker


def note_word(session: Session, *, meeting_id: UUID, speaker_id: UUID, revision: int) -> Speaker:
    speaker = hold_speaker(session, meeting_id=meeting_id, speaker_id=speaker_id, revision=revision)
    speaker.said = ""
    session.flush()
    return speaker

"""Afterwards the speaker is called this and is this, wherever they speak.

A kept place whose name is filled in becomes that person, in every item. May refuse: no such
speaker in this meeting; somebody else saved a change meanwhile.
"""

from uuid import UUID

from sqlalchemy.orm import Session

from services.agenda.models.speaker import Particulars, Speaker
from services.agenda.usecases.hold_speaker import hold_speaker


def change_speaker(
    session: Session, *, meeting_id: UUID, speaker_id: UUID, revision: int, told: Particulars
) -> Speaker:
    speaker = hold_speaker(session, meeting_id=meeting_id, speaker_id=speaker_id, revision=revision)
    if speaker.is_kept != (not told.names):
        speaker.become_another()
        speaker.participant_id = None
    speaker.be(told)
    session.flush()
    return speaker

"""Afterwards a correction that waited is how the speaker is written, or is dropped.

May refuse: no such speaker in this meeting, or nothing waits; the correction or the speaker was
changed since somebody looked at both.
"""

from dataclasses import replace
from uuid import UUID

from sqlalchemy.orm import Session

from services.agenda.models.refusals import NotThere
from services.agenda.models.speaker import Speaker
from services.agenda.usecases.hold_speaker import hold_speaker


def settle_correction(
    session: Session, *, meeting_id: UUID, speaker_id: UUID, revision: int, is_accepted: bool
) -> Speaker:
    speaker = hold_speaker(session, meeting_id=meeting_id, speaker_id=speaker_id, revision=revision)
    if speaker.correction is None:
        raise NotThere
    if is_accepted:
        corrected = speaker.corrected(speaker.correction.wanted)
        # Where staff left only the name that the speaker takes away, a person would become a place.
        speaker.be(replace(corrected, names=corrected.names or speaker.names))
    speaker.correction = None
    session.flush()
    return speaker

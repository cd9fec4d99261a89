"""Afterwards the meeting is without this speaker; published editions keep them.

Undoing older changes brings items back without them. May refuse: no such speaker in this
meeting; they speak in an item of the draft.
"""

from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from services.agenda.models.item import Intervention
from services.agenda.models.refusals import SpeaksSomewhere
from services.agenda.usecases.hold_speaker import hold_speaker
from services.agenda.usecases.rename_in_history import rename_in_history


def remove_speaker(session: Session, *, meeting_id: UUID, speaker_id: UUID) -> None:
    speaker = hold_speaker(session, meeting_id=meeting_id, speaker_id=speaker_id)
    if session.scalar(select(exists().where(Intervention.speaker_id == speaker_id))):
        raise SpeaksSomewhere
    rename_in_history(session, meeting_id=meeting_id, speaker_id=speaker_id, to=None)
    session.delete(speaker)
    session.flush()

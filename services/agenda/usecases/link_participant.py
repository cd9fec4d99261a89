"""Afterwards it is settled whom registration knows this speaker as, or that nobody knows it.

Letters go to that participant from now on; links that were sent before open nothing. May refuse:
no such speaker in this meeting, or no such participant who was approved for it; the participant
is another of its speakers already.
"""

from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from services.agenda.models.participant_copy import ParticipantCopy
from services.agenda.models.refusals import AlreadySpeaks, NotThere
from services.agenda.models.speaker import Speaker
from services.agenda.usecases.hold_speaker import hold_speaker


def link_participant(
    session: Session, *, meeting_id: UUID, speaker_id: UUID, participant_id: UUID | None
) -> Speaker:
    speaker = hold_speaker(session, meeting_id=meeting_id, speaker_id=speaker_id)
    if participant_id is not None:
        participant = session.get(ParticipantCopy, participant_id)
        if participant is None or participant.meeting_id != meeting_id:
            raise NotThere
        if not participant.is_expected or speaker.is_kept:
            raise NotThere
        is_other = exists().where(
            Speaker.meeting_id == meeting_id,
            Speaker.participant_id == participant_id,
            Speaker.id != speaker_id,
        )
        if session.scalar(select(is_other)):
            raise AlreadySpeaks
    if speaker.participant_id != participant_id:
        speaker.participant_id = participant_id
        speaker.link_number += 1
    session.flush()
    return speaker

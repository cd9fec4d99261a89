"""Afterwards a kept place is this participant's, in every item in which it stood.

What registration knows of them is taken over; what was said of the place stays. Whoever is a
speaker of the meeting already takes the place as the person they are. May refuse: no such place
that is kept, no such participant who was approved for this meeting.
"""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.agenda.models.base import Texts
from services.agenda.models.participant_copy import ParticipantCopy
from services.agenda.models.refusals import NotThere
from services.agenda.models.speaker import Speaker
from services.agenda.usecases.hold_speaker import hold_speaker
from services.agenda.usecases.merge_speakers import merge_speakers
from shared.text.names import script_of

# A name in its own letters is how these languages write it.
LANGUAGES = {"Cyrl": "ru", "Arab": "ar"}


def fill_place(
    session: Session, *, meeting_id: UUID, made_by: UUID, speaker_id: UUID, participant_id: UUID
) -> Speaker:
    place = hold_speaker(session, meeting_id=meeting_id, speaker_id=speaker_id)
    participant = session.get(ParticipantCopy, participant_id)
    if not place.is_kept or participant is None or participant.meeting_id != meeting_id:
        raise NotThere
    if not participant.is_expected:
        raise NotThere
    there = session.scalar(
        select(Speaker).where(
            Speaker.meeting_id == meeting_id, Speaker.participant_id == participant_id
        )
    )
    if there is not None:
        return merge_speakers(
            session,
            meeting_id=meeting_id,
            made_by=made_by,
            speaker_id=there.id,
            other_id=place.id,
        )
    place.become_another()
    place.names = _names(participant)
    place.honorific = place.honorific or participant.honorific
    place.post = place.post or participant.function
    place.state_code = place.state_code or participant.state_code
    if not place.state_code and not place.affiliations:
        place.affiliations = [participant.represents]
    place.participant_id = participant_id
    session.flush()
    return place


def _names(participant: ParticipantCopy) -> Texts:
    names = {"en": participant.name}
    if own := LANGUAGES.get(script_of(participant.own_name)):
        names[own] = participant.own_name
    return names

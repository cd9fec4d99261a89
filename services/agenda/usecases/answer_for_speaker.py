"""Afterwards this is what the speaker answered to being asked, and what they said to it.

They say it on their own page, or staff note what they heard. May refuse: no such speaker in this
meeting; a place that is kept answers nothing.
"""

from uuid import UUID

from sqlalchemy.orm import Session

from services.agenda.models.refusals import NobodyToAsk
from services.agenda.models.speaker import Answer, Speaker
from services.agenda.usecases.hold_speaker import hold_speaker
from shared import clock


def answer_for_speaker(
    session: Session, *, meeting_id: UUID, speaker_id: UUID, answer: Answer, said: str = ""
) -> Speaker:
    speaker = hold_speaker(session, meeting_id=meeting_id, speaker_id=speaker_id)
    if speaker.is_kept:
        raise NobodyToAsk
    speaker.answer, speaker.said = answer, said
    is_answer = answer in (Answer.CONFIRMED, Answer.DECLINED)
    speaker.answered_at = clock.now() if is_answer else None
    session.flush()
    return speaker

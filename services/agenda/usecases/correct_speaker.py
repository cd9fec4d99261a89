"""Afterwards what a speaker would have written of them otherwise waits for staff to look at it.

Only what differs waits; who takes all of it back has nothing waiting. May refuse: no such
speaker in this meeting; nothing would be left of the name.
"""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.agenda.models.base import Texts
from services.agenda.models.refusals import NobodyToAsk
from services.agenda.models.speaker import Correction, Particulars, Speaker
from services.agenda.usecases.hold_speaker import hold_speaker
from shared import clock


def correct_speaker(
    session: Session, *, meeting_id: UUID, speaker_id: UUID, told: Particulars
) -> Speaker:
    speaker = hold_speaker(session, meeting_id=meeting_id, speaker_id=speaker_id)
    if speaker.is_kept or not told.names:
        raise NobodyToAsk
    wanted = _differing(speaker.particulars, told)
    if not wanted:
        speaker.correction = None
    else:
        if speaker.correction is None:
            speaker.correction = Correction()
        speaker.correction.wanted, speaker.correction.made_at = wanted, clock.now()
    session.flush()
    return speaker


def _differing(now: Particulars, told: Particulars) -> dict[str, Any]:
    texts = {
        "names": _changed(now.names, told.names),
        "rank": _changed(now.rank, told.rank),
        "post": _changed(now.post, told.post),
    }
    wanted: dict[str, Any] = {name: changed for name, changed in texts.items() if changed}
    if told.honorific != now.honorific:
        wanted["honorific"] = told.honorific
    if told.affiliations != now.affiliations:
        wanted["affiliations"] = list(told.affiliations)
    return wanted


def _changed(now: Texts, told: Texts) -> Texts:
    return {
        language: told.get(language, "")
        for language in {**now, **told}
        if told.get(language, "") != now.get(language, "")
    }

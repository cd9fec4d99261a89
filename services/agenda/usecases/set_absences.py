"""Afterwards it is known at which hours this speaker cannot be in the programme.

Hours that overlap are one absence. May refuse: no such speaker in this meeting; hours that end
before they begin.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from services.agenda.models.refusals import EndsBeforeItStarts
from services.agenda.models.speaker import Absence, Speaker
from services.agenda.usecases.hold_speaker import hold_speaker

Hours = tuple[datetime, datetime]


def set_absences(
    session: Session, *, meeting_id: UUID, speaker_id: UUID, hours: Iterable[Hours]
) -> Speaker:
    speaker = hold_speaker(session, meeting_id=meeting_id, speaker_id=speaker_id)
    there = {each.starts_at: each for each in speaker.absences}
    wanted = []
    for starts_at, ends_at in _apart(hours):
        # A row that stays is changed where it stands: its beginning is its key.
        absence = there.get(starts_at) or Absence(starts_at=starts_at)
        absence.ends_at = ends_at
        wanted.append(absence)
    speaker.absences = wanted
    session.flush()
    return speaker


def _apart(hours: Iterable[Hours]) -> list[Hours]:
    found: list[Hours] = []
    for one in sorted(hours):
        starts_at, ends_at = (each.astimezone(UTC) for each in one)
        if ends_at <= starts_at:
            raise EndsBeforeItStarts
        if found and starts_at < found[-1][1]:
            found[-1] = (found[-1][0], max(ends_at, found[-1][1]))
        else:
            found.append((starts_at, ends_at))
    return found

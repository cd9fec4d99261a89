"""Afterwards a speaker is held for one act, and whoever looks at the draft will see it changed.

May refuse: no such speaker in this meeting; somebody else saved a change meanwhile.
"""

from uuid import UUID

from sqlalchemy.orm import Session

from services.agenda.models.meeting import Meeting
from services.agenda.models.refusals import ChangedMeanwhile, NotThere
from services.agenda.models.speaker import Speaker


def hold_speaker(
    session: Session, *, meeting_id: UUID, speaker_id: UUID, revision: int | None = None
) -> Speaker:
    # What this act has changed so far is not to be read over.
    session.flush()
    # The meeting first, as everybody takes it, so that no two wait for each other.
    meeting = session.get(Meeting, meeting_id, with_for_update=True, populate_existing=True)
    speaker = session.get(Speaker, speaker_id, populate_existing=True)
    if meeting is None or speaker is None or speaker.meeting_id != meeting_id:
        raise NotThere
    if revision is not None and speaker.revision != revision:
        raise ChangedMeanwhile
    speaker.revision += 1
    meeting.draft_number += 1
    return speaker

"""Afterwards these organisations stand behind the meeting, each in its part, in this order.

May refuse: there is no such meeting or organisation; one is named twice in one part; somebody
else saved a change meanwhile. Tells registration and badges, if the meeting is public.
"""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from services.agenda.models.meeting import Meeting
from services.agenda.models.organisation import Organisation
from services.agenda.models.organiser import Backing, Organiser
from services.agenda.models.refusals import ChangedMeanwhile, NamedTwice, NotThere
from shared.messaging.outbox import publish


def set_organisers(
    session: Session, *, meeting_id: UUID, revision: int, organisers: Sequence[Backing]
) -> Meeting:
    meeting = session.get(Meeting, meeting_id, with_for_update=True, populate_existing=True)
    if meeting is None:
        raise NotThere
    if meeting.revision != revision:
        raise ChangedMeanwhile
    _require_organisations(session, organisers)
    # Rows that stay are changed where they stand: what they say is their key.
    there = {(each.organisation_id, each.part): each for each in meeting.organised_by}
    row = []
    for position, each in enumerate(organisers, 1):
        kept = there.get((each.organisation_id, each.part))
        organiser = kept or Organiser(organisation_id=each.organisation_id, part=each.part)
        organiser.position, organiser.wording = position, each.wording
        row.append(organiser)
    meeting.organised_by = row
    meeting.revision += 1
    session.flush()
    session.expire(meeting, ["organised_by"])
    if meeting.is_published:
        publish(session, meeting.as_fact())
    return meeting


def _require_organisations(session: Session, organisers: Sequence[Backing]) -> None:
    if len({(each.organisation_id, each.part) for each in organisers}) != len(organisers):
        raise NamedTwice
    named = {each.organisation_id for each in organisers}
    there = select(func.count()).select_from(Organisation).where(Organisation.id.in_(named))
    if named and session.scalar(there) != len(named):
        raise NotThere

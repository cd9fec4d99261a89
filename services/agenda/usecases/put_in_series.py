"""Afterwards the meeting is counted so in these series, and in no others.

May refuse: there is no such meeting or series; another meeting of a series is counted so already;
a series is named twice; somebody else saved a change meanwhile. Tells registration and badges, if
the meeting is public.
"""

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from services.agenda.models.meeting import Meeting
from services.agenda.models.refusals import ChangedMeanwhile, NamedTwice, NotThere, OrdinalTaken
from services.agenda.models.series import MeetingInSeries, Series
from shared.messaging.outbox import publish


def put_in_series(
    session: Session, *, meeting_id: UUID, revision: int, places: Sequence[tuple[UUID, int]]
) -> Meeting:
    meeting = session.get(Meeting, meeting_id, with_for_update=True, populate_existing=True)
    if meeting is None:
        raise NotThere
    if meeting.revision != revision:
        raise ChangedMeanwhile
    meant = dict(places)
    if len(meant) != len(places):
        raise NamedTwice
    _require_free(session, meeting_id, meant)
    session.execute(delete(MeetingInSeries).where(MeetingInSeries.meeting_id == meeting_id))
    session.add_all(
        MeetingInSeries(meeting_id=meeting_id, series_id=series_id, ordinal=ordinal)
        for series_id, ordinal in meant.items()
    )
    meeting.revision += 1
    session.flush()
    if meeting.is_published:
        publish(session, meeting.as_fact())
    return meeting


def _require_free(session: Session, meeting_id: UUID, meant: Mapping[UUID, int]) -> None:
    """Each series is held, in one order, so that nobody else counts in it meanwhile."""
    held = select(Series.id).where(Series.id.in_(meant)).order_by(Series.id).with_for_update()
    if len(session.scalars(held).all()) != len(meant):
        raise NotThere
    others = select(MeetingInSeries).where(
        MeetingInSeries.series_id.in_(meant), MeetingInSeries.meeting_id != meeting_id
    )
    if any(meant[each.series_id] == each.ordinal for each in session.scalars(others)):
        raise OrdinalTaken

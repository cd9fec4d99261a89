"""Afterwards the series has this name and belongs to this body.

May refuse: there is no such series or body; somebody else saved a change meanwhile.
"""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.agenda.models.base import Texts
from services.agenda.models.body import Body
from services.agenda.models.meeting import Meeting
from services.agenda.models.refusals import ChangedMeanwhile, NotThere
from services.agenda.models.series import MeetingInSeries, Series
from services.agenda.usecases.renew_meetings import renew_meetings


def change_series(
    session: Session, *, series_id: UUID, revision: int, names: Texts, body_id: UUID | None
) -> Series:
    counted = select(MeetingInSeries.meeting_id).where(MeetingInSeries.series_id == series_id)
    # Meetings are held before what they stand in, as by whoever puts one into a series.
    first = select(Meeting.id).where(Meeting.id.in_(counted)).order_by(Meeting.id)
    session.execute(first.with_for_update())
    series = session.get(Series, series_id, with_for_update=True, populate_existing=True)
    if series is None or (body_id and session.get(Body, body_id) is None):
        raise NotThere
    if series.revision != revision:
        raise ChangedMeanwhile
    is_renamed = series.names != names
    series.names, series.body_id = names, body_id
    series.revision += 1
    session.flush()
    if is_renamed:
        renew_meetings(session, which=Meeting.id.in_(counted))
    return series

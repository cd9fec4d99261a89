"""Afterwards whoever knows these meetings hears what changed elsewhere and concerns them.

May refuse: nothing. Tells registration and badges of those that are public.
"""

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from services.agenda.models.meeting import Meeting
from shared.messaging.outbox import publish


def renew_meetings(session: Session, *, which: ColumnElement[bool]) -> list[Meeting]:
    session.flush()
    # Held in one order, so that two who rename organisations at once do not wait for each other.
    meetings = session.scalars(
        select(Meeting)
        .where(which)
        .order_by(Meeting.id)
        .with_for_update(of=Meeting)
        .execution_options(populate_existing=True)
    ).all()
    for meeting in meetings:
        meeting.revision += 1
        session.expire(meeting, ["organised_by"])
        if meeting.is_published:
            publish(session, meeting.as_fact())
    session.flush()
    return list(meetings)

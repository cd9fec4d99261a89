"""Which meetings there are, and whether one takes registrations now."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from services.registration.models.meeting_copy import MeetingCopy, Opening, Period, opening
from shared import clock

# Made once: it is asked before every page of a meeting.
OF_THIS_SLUG = select(MeetingCopy).where(MeetingCopy.slug == bindparam("slug"))


def find_meeting(session: Session, slug: str) -> MeetingCopy | None:
    return session.scalar(OF_THIS_SLUG, {"slug": slug})


def period_of(session: Session, meeting: MeetingCopy) -> Period | None:
    return session.get(Period, meeting.id)


def opening_of(session: Session, meeting: MeetingCopy) -> Opening:
    return opening(meeting, period_of(session, meeting), clock.now())


def meetings(session: Session) -> list[MeetingCopy]:
    return list(session.scalars(select(MeetingCopy).order_by(MeetingCopy.starts_on.desc())))


def meetings_by_id(session: Session, ids: Collection[UUID]) -> dict[UUID, MeetingCopy]:
    found = session.scalars(select(MeetingCopy).where(MeetingCopy.id.in_(ids)))
    return {meeting.id: meeting for meeting in found}

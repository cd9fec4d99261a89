"""Organisers write one text to many people, to be looked at before it leaves."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from services.registration.models.mail import Mailing
from shared import clock


def write_mailing(
    session: Session,
    *,
    meeting_id: UUID,
    subject: Mapping[str, str],
    body: Mapping[str, str],
    readers: Sequence[UUID],
    by: UUID,
) -> Mailing:
    """Afterwards the text stands with those it is for, and nothing has been sent. Tells nobody."""
    mailing = Mailing(
        meeting_id=meeting_id,
        subject=dict(subject),
        body=dict(body),
        readers=[str(each) for each in readers],
        written_by=by,
        written_at=clock.now(),
    )
    session.add(mailing)
    session.flush()
    return mailing

"""What a meeting that is long over has no more use for is cleared away."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from services.registration.models.base import Base
from services.registration.models.mail import Mail
from services.registration.models.meeting_copy import MeetingCopy
from services.registration.models.registration import Registration
from services.registration.models.sign_in import Attempt, PasswordLink
from shared import clock

# After the meeting is over.
DRAFTS = timedelta(days=60)
LETTERS = timedelta(days=90)
# After it was made, or has expired.
ATTEMPTS = timedelta(days=1)
BATCH = 200


def clear_old(session: Session) -> int:
    """Afterwards a batch of each is gone: drafts that were never sent, 60 days after their meeting;
    the words of letters, 90 days after theirs, or after they were written where there is none;
    attempts to sign in and password links, a day after they were worth anything.

    Says how much that was. A letter itself stays, with what became of it. May be refused by
    nothing. Tells nobody.
    """
    return _drafts(session) + _letters(session) + _attempts(session)


def _drafts(session: Session) -> int:
    over = select(MeetingCopy.id).where(MeetingCopy.ends_on < (clock.now() - DRAFTS).date())
    ids = session.scalars(
        select(Registration.id)
        .where(Registration.state == "draft", Registration.meeting_id.in_(over))
        .limit(BATCH)
        .with_for_update(skip_locked=True)
    ).all()
    if ids:
        _take_from(session, ids)
        session.execute(delete(Registration).where(Registration.id.in_(ids)))
    return len(ids)


def _take_from(session: Session, ids: Sequence[UUID]) -> None:
    """What belongs to a draft goes with it; what only mentions it forgets it."""
    own = Registration.__table__
    for table in reversed(Base.metadata.sorted_tables):
        for column in table.columns:
            if table is own or not any(key.column is own.c.id for key in column.foreign_keys):
                continue
            if column.nullable:
                session.execute(update(table).where(column.in_(ids)).values({column: None}))
            else:
                session.execute(delete(table).where(column.in_(ids)))


def _letters(session: Session) -> int:
    before = clock.now() - LETTERS
    over = select(MeetingCopy.id).where(MeetingCopy.ends_on < before.date())
    ids = session.scalars(
        select(Mail.id)
        .where(
            Mail.body != "",
            Mail.state != "waiting",
            Mail.written_at < before,
            or_(Mail.meeting_id.is_(None), Mail.meeting_id.in_(over)),
        )
        .limit(BATCH)
        .with_for_update(skip_locked=True)
    ).all()
    session.execute(update(Mail).where(Mail.id.in_(ids)).values(body="", calendars=[]))
    return len(ids)


def _attempts(session: Session) -> int:
    before = clock.now() - ATTEMPTS
    cleared = 0
    for table, at in ((Attempt, Attempt.at), (PasswordLink, PasswordLink.expires_at)):
        ids = session.scalars(
            select(table.id).where(at < before).limit(BATCH).with_for_update(skip_locked=True)
        ).all()
        session.execute(delete(table).where(table.id.in_(ids)))
        cleared += len(ids)
    return cleared

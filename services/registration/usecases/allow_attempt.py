"""Somebody tries to sign in, asks for a letter or registers: not too often, please."""

from datetime import datetime, timedelta

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from services.registration.models.sign_in import Attempt, TooManyAttempts
from shared import clock

WINDOW = timedelta(minutes=15)
# Several delegations in one hotel, at one address, register as freely as one person at home.
FREE = {"sign-in": 5, "letter": 3, "begin": 300, "send": 300}
FREE_FROM_ONE_PLACE = {"sign-in": 40, "letter": 20}
LONGEST_WAIT = {"sign-in": 30, "letter": 300, "begin": 15, "send": 15}


def allow_attempt(session: Session, *, kind: str, who: str, where: str) -> Attempt:
    """Afterwards the attempt is counted; whoever succeeds takes it away again.

    `who` and `where` are digests; an empty one is not counted. After some attempts each next
    one has to wait, at first a second, then twice as long, never long enough to be a lock.
    Attempts on one account take turns, so that a hundred at once are not one.
    May be refused: TooManyAttempts. Tells nobody.
    """
    session.execute(
        text("select pg_advisory_xact_lock(hashtextextended(:who, 0))"), {"who": kind + who}
    )
    now = clock.now()
    longest = LONGEST_WAIT[kind]
    for column, digest, free in (
        (Attempt.who_digest, who, FREE[kind]),
        (Attempt.where_digest, where, FREE_FROM_ONE_PLACE.get(kind, FREE[kind])),
    ):
        if not digest:
            continue
        count, last = session.execute(
            select(func.count(), func.max(Attempt.at)).where(
                Attempt.kind == kind, column == digest, Attempt.at > now - WINDOW
            )
        ).one()
        left = _seconds_left(count - free, last, now, longest)
        if left > 0:
            raise TooManyAttempts(left)
    attempt = Attempt(kind=kind, who_digest=who, where_digest=where, at=now)
    session.add(attempt)
    session.flush()
    return attempt


def _seconds_left(too_many: int, last: datetime | None, now: datetime, longest: int) -> int:
    if too_many < 0 or last is None:
        return 0
    until = last + timedelta(seconds=min(2 ** min(too_many, 20), longest))
    return max(0, -(-int((until - now).total_seconds() * 1000) // 1000))

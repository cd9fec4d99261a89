"""Which badges are there in this meeting, and how far are they?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Subquery, func, select
from sqlalchemy.orm import Session

from services.badges.models.badge import DUE, READY, REVOKED, Badge
from services.badges.models.badge_print import BadgePrint
from services.badges.models.category import Category, category
from services.badges.models.participant_copy import ParticipantCopy

PRINTED = "printed"
# Ready is what waits for its first printing; printed is what has left a printer and still counts.
KINDS = (READY, DUE, PRINTED, REVOKED)
A_PAGE = 50


@dataclass(frozen=True)
class BadgeRow:
    badge: Badge
    person: ParticipantCopy
    printings: int
    printed_at: datetime | None

    @property
    def category(self) -> Category:
        return category(self.person.category)

    @property
    def kind(self) -> str:
        return PRINTED if self.badge.is_ready and self.printings else self.badge.state


@dataclass(frozen=True)
class BadgeList:
    rows: Sequence[BadgeRow]
    number: dict[str, int]
    page: int
    pages: int


def badge_list(session: Session, meeting_id: UUID, kind: str = "", page: int = 1) -> BadgeList:
    """One page of the badges, by number; `kind` leaves only those."""
    number = _numbers(session, meeting_id)
    chosen = number[kind] if kind in KINDS else sum(number.values())
    pages = max(1, -(-chosen // A_PAGE))
    page = min(max(1, page), pages)
    prints = _prints()
    statement = (
        select(Badge, ParticipantCopy, func.coalesce(prints.c.printings, 0), prints.c.printed_at)
        .join(ParticipantCopy, ParticipantCopy.id == Badge.participant_id)
        .outerjoin(prints, prints.c.badge_id == Badge.id)
        .where(Badge.meeting_id == meeting_id)
        .order_by(Badge.serial)
        .offset((page - 1) * A_PAGE)
        .limit(A_PAGE)
    )
    if kind in KINDS:
        state = READY if kind == PRINTED else kind
        statement = statement.where(Badge.state == state)
        if state == READY:
            is_printed = prints.c.printings.is_not(None)
            statement = statement.where(is_printed if kind == PRINTED else ~is_printed)
    rows = [BadgeRow(*row) for row in session.execute(statement)]
    return BadgeList(rows, number, page, pages)


def _prints() -> Subquery:
    return (
        select(
            BadgePrint.badge_id,
            func.count().label("printings"),
            func.max(BadgePrint.printed_at).label("printed_at"),
        )
        .group_by(BadgePrint.badge_id)
        .subquery()
    )


def _numbers(session: Session, meeting_id: UUID) -> dict[str, int]:
    prints = _prints()
    is_printed = prints.c.printings.is_not(None)
    counted = session.execute(
        select(Badge.state, is_printed, func.count())
        .outerjoin(prints, prints.c.badge_id == Badge.id)
        .where(Badge.meeting_id == meeting_id)
        .group_by(Badge.state, is_printed)
    )
    number = dict.fromkeys(KINDS, 0)
    for state, printed, count in counted:
        number[PRINTED if state == READY and printed else state] += count
    return number

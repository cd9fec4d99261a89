"""Whom does the desk mean, and what is to be known of them?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from services.badges.models.arrival import Arrival
from services.badges.models.badge import CODE_DIGITS, GROUP, REVOKED, Badge
from services.badges.models.badge_print import BadgePrint
from services.badges.models.category import Category, category
from services.badges.models.participant_copy import ParticipantCopy
from shared.text.ranking import ENOUGH, rank
from shared.text.search import Term, loosened, query_terms

MOST = 12
# More than anybody reads; the likeliest of them are shown.
MOST_RANKED = 400
LONGEST_SERIAL = 5

NOT_DIGIT = re.compile(r"[\s\-‐‑–]+")


@dataclass(frozen=True)
class DeskPerson:
    """A person as the desk needs them, without the photo's bytes."""

    person: ParticipantCopy
    badge: Badge | None
    arrival: Arrival | None
    printed_at: datetime | None

    @property
    def id(self) -> UUID:
        return self.person.id

    @property
    def category(self) -> Category:
        return category(self.person.category)

    @property
    def status(self) -> str:
        """arrived, approved, waiting, declined or withdrawn."""
        if not self.person.may_print:
            return self.person.state if self.person.state != "submitted" else "waiting"
        return "arrived" if self.arrival else "approved"


@dataclass(frozen=True)
class Found:
    people: Sequence[DeskPerson]
    # How many answered, of whom `people` are the likeliest.
    number: int
    # The code that was scanned belongs to a badge that is no longer worn.
    is_revoked_code: bool = False


def find_people(session: Session, meeting_id: UUID, query: str) -> Found:
    """By name, whom they represent, the badge's number or its code, in any script."""
    digits = NOT_DIGIT.sub("", query)
    if digits.isascii() and digits.isdigit():
        if len(digits) == CODE_DIGITS:
            return _by_code(session, meeting_id, digits)
        if len(digits) <= LONGEST_SERIAL:
            return _by_serial(session, meeting_id, int(digits))
    ids = _ranked(session, meeting_id, query)
    return Found(people(session, meeting_id, ids[:MOST]), len(ids))


def people(session: Session, meeting_id: UUID, ids: Sequence[UUID]) -> list[DeskPerson]:
    """These people of this meeting, in this order; whoever is not of it is left out."""
    rows = session.execute(_selection(meeting_id).where(ParticipantCopy.id.in_(ids)))
    found = {row[0].id: DeskPerson(*row) for row in rows}
    return [found[id_] for id_ in ids if id_ in found]


def latest_arrivals(session: Session, meeting_id: UUID, number: int = 8) -> list[DeskPerson]:
    ids = session.scalars(
        select(Arrival.participant_id)
        .where(Arrival.meeting_id == meeting_id)
        .order_by(Arrival.arrived_at.desc())
        .limit(number)
    ).all()
    return people(session, meeting_id, ids)


def _selection(
    meeting_id: UUID,
) -> Select[ParticipantCopy, Badge, Arrival, datetime]:
    printed_at = (
        select(func.max(BadgePrint.printed_at))
        .where(BadgePrint.badge_id == Badge.id)
        .correlate(Badge)
        .scalar_subquery()
    )
    return (
        select(ParticipantCopy, Badge, Arrival, printed_at)
        .outerjoin(Badge, and_(Badge.participant_id == ParticipantCopy.id, Badge.state != REVOKED))
        .outerjoin(Arrival, Arrival.participant_id == ParticipantCopy.id)
        .where(ParticipantCopy.meeting_id == meeting_id)
    )


def _by_code(session: Session, meeting_id: UUID, digits: str) -> Found:
    code = "-".join(digits[at : at + GROUP] for at in range(0, CODE_DIGITS, GROUP))
    badge = session.scalar(select(Badge).where(Badge.meeting_id == meeting_id, Badge.code == code))
    if badge is None:
        return Found([], 0)
    found = people(session, meeting_id, [badge.participant_id])
    return Found(found, len(found), is_revoked_code=badge.is_revoked)


def _by_serial(session: Session, meeting_id: UUID, serial: int) -> Found:
    badge = session.scalar(
        select(Badge).where(Badge.meeting_id == meeting_id, Badge.serial == serial)
    )
    if badge is None:
        return Found([], 0)
    found = people(session, meeting_id, [badge.participant_id])
    return Found(found, len(found), is_revoked_code=badge.is_revoked)


def _ranked(session: Session, meeting_id: UUID, query: str) -> list[UUID]:
    """First those who answer every word; with a slip of the hand forgiven where they are few."""
    terms = query_terms(query)
    if not terms:
        return []
    rows = _answering(session, meeting_id, and_(*map(_holds, terms)))
    if len(rows) < ENOUGH:
        loose = loosened(terms)
        rows = _answering(session, meeting_id, and_(*map(_holds, loose)))
        if not rows and len(terms) > 1:
            rows = _answering(session, meeting_id, or_(*map(_holds, loose)))
    return rank(query, rows)


def _holds(term: Term) -> ColumnElement[bool]:
    return ParticipantCopy.search_key.like(func.any(list(term.patterns)))


def _answering(
    session: Session, meeting_id: UUID, condition: ColumnElement[bool]
) -> list[tuple[UUID, str]]:
    rows = session.execute(
        select(ParticipantCopy.id, ParticipantCopy.search_key)
        .where(ParticipantCopy.meeting_id == meeting_id, condition)
        .limit(MOST_RANKED)
    )
    return [(id_, key) for id_, key in rows]

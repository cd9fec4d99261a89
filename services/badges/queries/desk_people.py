"""Whom does the desk mean, and what is to be known of them?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import Session

from services.badges.models.arrival import Arrival
from services.badges.models.badge import CODE_DIGITS, GROUP, REVOKED, Badge
from services.badges.models.badge_print import BadgePrint
from services.badges.models.category import Category, category
from services.badges.models.participant_copy import ParticipantCopy
from services.badges.queries.search_index import search_index

MOST = 12
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
    ids = search_index(session, meeting_id).find(query)
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

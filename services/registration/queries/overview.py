"""How a meeting's registrations stand, in figures, and who has just come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import distinct, func, select
from sqlalchemy.orm import Session

from services.registration.models.delegation import Delegation
from services.registration.models.registration import ArrivalCopy, Registration
from services.registration.queries.delegations import REPRESENTED
from services.registration.queries.participants import which


@dataclass(frozen=True)
class Figures:
    all: int
    sent: int
    review: int
    waiting: int
    approved: int
    arrived: int
    states: int
    organisations: int


@dataclass(frozen=True)
class Arrival:
    registration: Registration
    arrived_at: datetime
    station: str


def figures(session: Session, meeting_id: UUID) -> Figures:
    """Each is the length of the list that it leads to."""

    def number(wanted: str) -> object:
        return func.count().filter(which(meeting_id, wanted)).label(wanted)

    def delegations(represented: str) -> object:
        return (
            select(func.count(distinct(Delegation.id)))
            .join(Registration, Registration.delegation_id == Delegation.id)
            .where(which(meeting_id, "approved"), Delegation.kind.in_(REPRESENTED[represented]))
            .scalar_subquery()
        )

    row = session.execute(
        select(
            number("all"),
            number("sent"),
            number("review"),
            number("waiting"),
            number("approved"),
            number("arrived"),
            delegations("states"),
            delegations("organisations"),
        ).where(Registration.meeting_id == meeting_id)  # type: ignore[call-overload]
    ).one()
    return Figures(*row)


def latest_arrivals(session: Session, meeting_id: UUID, most: int = 8) -> Sequence[Arrival]:
    rows = session.execute(
        select(Registration, ArrivalCopy.arrived_at, ArrivalCopy.station)
        .join(ArrivalCopy, ArrivalCopy.participant_id == Registration.id)
        .where(ArrivalCopy.meeting_id == meeting_id)
        .order_by(ArrivalCopy.arrived_at.desc())
        .limit(most)
    )
    return [Arrival(*row) for row in rows]


def mark_of(session: Session, meeting_id: UUID) -> str:
    """Changes with every change of the overview, and costs less than the overview."""
    people = session.execute(
        select(func.count(), func.sum(Registration.revision)).where(
            Registration.meeting_id == meeting_id
        )
    ).one()
    arrivals = session.execute(
        select(
            func.count(), func.max(ArrivalCopy.arrived_at), func.min(ArrivalCopy.arrived_at)
        ).where(ArrivalCopy.meeting_id == meeting_id)
    ).one()
    moments = [str(each.timestamp()) if each else "0" for each in arrivals[1:]]
    return "-".join([*(str(each or 0) for each in people), str(arrivals[0]), *moments])

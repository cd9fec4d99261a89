"""How many are expected, and how many have come?"""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from services.badges.models.arrival import Arrival
from services.badges.models.participant_copy import ParticipantCopy
from shared import clock

RECENT = timedelta(minutes=10)


@dataclass(frozen=True)
class DeskFigures:
    expected: int
    arrived: int
    arrived_recently: int

    @property
    def etag(self) -> str:
        return f"{self.expected}-{self.arrived}-{self.arrived_recently}"


def desk_figures(session: Session, meeting_id: UUID) -> DeskFigures:
    """Expected are all who may be printed; who came and was withdrawn afterwards did come."""
    arrived = select(func.count()).select_from(Arrival).where(Arrival.meeting_id == meeting_id)
    expected = (
        select(func.count())
        .select_from(ParticipantCopy)
        .where(ParticipantCopy.meeting_id == meeting_id, ParticipantCopy.may_print)
    )
    recently = arrived.where(Arrival.arrived_at > clock.now() - RECENT)
    row = session.execute(
        select(expected.scalar_subquery(), arrived.scalar_subquery(), recently.scalar_subquery())
    ).one()
    return DeskFigures(*row)

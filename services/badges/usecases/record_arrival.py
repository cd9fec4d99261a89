"""A participant has come, and a desk received them."""

from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.badges.models.arrival import Arrival
from services.badges.models.participant_copy import ParticipantCopy
from services.badges.models.refusals import NoSuchBadge, NotApproved
from shared import clock
from shared.contracts.badges import ArrivalRecorded
from shared.messaging.outbox import publish


def record_arrival(
    session: Session, *, meeting_id: UUID, participant_id: UUID, station: str, recorded_by: UUID
) -> Arrival:
    """Afterwards the participant has arrived, once, at the earliest time that any desk said.

    Refuses whoever is unknown in this meeting or not approved. Tells registration, the first
    time only.
    """
    # Held alone, since whoever received them may print at once, which needs the same: two who
    # only shared it would wait for each other.
    participant = session.get(ParticipantCopy, participant_id, with_for_update=True)
    if participant is None or participant.meeting_id != meeting_id:
        raise NoSuchBadge
    if not participant.may_print:
        raise NotApproved
    arrival, is_news = _keep_earliest(
        session,
        participant_id=participant_id,
        meeting_id=meeting_id,
        station=station,
        recorded_by=recorded_by,
    )
    if is_news:
        publish(
            session,
            ArrivalRecorded(
                arrival_id=arrival.id,
                meeting_id=meeting_id,
                participant_id=participant_id,
                arrived_at=arrival.arrived_at,
                station=arrival.station,
            ),
        )
    return arrival


def _keep_earliest(session: Session, **said: UUID | str) -> tuple[Arrival, bool]:
    """The arrival as it stands now, and whether this desk's word changed it."""
    table = Arrival.__table__
    statement = insert(Arrival).values(id=uuid4(), arrived_at=clock.now(), **said)
    newer = {name: statement.excluded[name] for name in ("arrived_at", "station", "recorded_by")}
    statement = statement.on_conflict_do_update(
        index_elements=["participant_id"],
        set_=newer,
        where=table.c.arrived_at > statement.excluded.arrived_at,
    )
    news = session.scalars(
        statement.returning(Arrival), execution_options={"populate_existing": True}
    ).one_or_none()
    if news is not None:
        return news, True
    stands = select(Arrival).where(Arrival.participant_id == said["participant_id"])
    return session.scalars(stands.execution_options(populate_existing=True)).one(), False

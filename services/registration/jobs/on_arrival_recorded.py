"""A participant has come; of two arrivals the earlier counts."""

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.registration.models.registration import ArrivalCopy
from shared.contracts.badges import ArrivalRecorded


def on_arrival_recorded(session: Session, fact: ArrivalRecorded) -> None:
    values = {
        "arrival_id": fact.arrival_id,
        "meeting_id": fact.meeting_id,
        "arrived_at": fact.arrived_at,
        "station": fact.station[:100],
    }
    session.execute(
        insert(ArrivalCopy)
        .values(participant_id=fact.participant_id, **values)
        .on_conflict_do_update(
            index_elements=["participant_id"],
            set_=values,
            where=ArrivalCopy.arrived_at > fact.arrived_at,
        )
    )

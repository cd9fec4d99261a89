"""A person was approved for a meeting, changed since, or does not come after all."""

from sqlalchemy.orm import Session

from services.agenda.models.participant_copy import ParticipantCopy
from shared.contracts.registration import ParticipantExpected
from shared.db import keep_newer


def on_participant_expected(session: Session, fact: ParticipantExpected) -> None:
    keep_newer(
        session,
        ParticipantCopy,
        {
            "id": fact.participant_id,
            "revision": fact.revision,
            "meeting_id": fact.meeting_id,
            "is_expected": fact.is_expected,
            "honorific": fact.honorific,
            "name": fact.name,
            "own_name": fact.own_name,
            "function": fact.function,
            "delegation_id": fact.delegation_id,
            "state_code": fact.state_code,
            "represents": fact.represents,
            "is_head": fact.is_head,
            "groups": list(fact.groups),
            "language": fact.language,
        },
    )

"""A person was submitted, changed, approved, declined or withdrawn."""

from base64 import b64decode

from sqlalchemy.orm import Session

from services.badges.usecases.keep_participant import keep_participant
from shared.contracts.registration import ParticipantChanged


def on_participant_changed(session: Session, fact: ParticipantChanged) -> None:
    keep_participant(
        session,
        values={
            "id": fact.participant_id,
            "meeting_id": fact.meeting_id,
            "revision": fact.revision,
            "state": fact.state,
            "may_print": fact.may_print,
            "honorific": fact.honorific,
            "name": fact.name,
            "own_name": fact.own_name,
            "family_name": fact.family_name,
            "function": fact.function,
            "delegation_id": fact.delegation_id,
            "state_code": fact.state_code,
            "represents": fact.represents,
            "category": fact.category,
            "language": fact.language,
            "photo": b64decode(fact.photo) if fact.photo else None,
        },
    )

"""A programme has been quiet for a while: those whom its changes concern are told."""

from sqlalchemy.orm import Session

from services.agenda.usecases.send_digests import send_digests
from shared.contracts.agenda import DigestsDue


def on_digests_due(session: Session, fact: DigestsDue) -> None:
    send_digests(session, meeting_id=fact.meeting_id, due_at=fact.due_at)

"""Badges learns of a person all that a badge needs, and nothing more."""

from sqlalchemy.orm import Session

from services.registration.models.registration import Registration
from services.registration.queries.participant_news import news_of
from shared.messaging.outbox import publish


def tell_participant(session: Session, *, registration: Registration) -> None:
    """Afterwards badges will know the person as they now are. Tells ParticipantChanged."""
    publish(session, news_of(session, registration))

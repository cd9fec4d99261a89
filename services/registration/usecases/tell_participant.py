"""The other services learn of a person what they need, and nothing more."""

from sqlalchemy.orm import Session

from services.registration.models.registration import Registration
from services.registration.queries.participant_news import expectation_of, news_of
from shared.messaging.outbox import publish_all


def tell_participant(session: Session, *, registration: Registration) -> None:
    """Afterwards badges and agenda will know the person as they now are. Tells
    ParticipantChanged and ParticipantExpected.
    """
    publish_all(session, [news_of(session, registration), expectation_of(registration)])

"""Somebody has forgotten their password, or says so."""

from sqlalchemy.orm import Session

from services.registration.models.account import one_spelling
from services.registration.usecases.allow_attempt import allow_attempt
from shared.contracts.registration import PasswordAsked
from shared.messaging.outbox import publish


def ask_for_password(session: Session, *, email: str, who: str, where: str) -> None:
    """Afterwards it is known that a link was asked for, and nothing has been looked up.

    Whether anybody has this address is found out later, where nobody waits and could tell by
    the time it takes. May be refused: TooManyAttempts. Tells PasswordAsked.
    """
    allow_attempt(session, kind="letter", who=who, where=where)
    publish(session, PasswordAsked(email=one_spelling(email)))

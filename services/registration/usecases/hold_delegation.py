"""A delegation's places are taken up to be given out."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.delegation import Delegation, held


def hold_delegation(session: Session, *, delegation_id: UUID) -> Delegation:
    """Afterwards its places are this transaction's alone: whoever comes second waits.

    Always held before any registration that was sent, so that no two wait for each other.
    May be refused: NoResultFound. Tells nobody.
    """
    return session.scalars(held(select(Delegation).where(Delegation.id == delegation_id))).one()

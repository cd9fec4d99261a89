"""A delegation's places are taken up to be given out."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.delegation import Delegation


def hold_delegation(session: Session, *, delegation_id: UUID) -> Delegation:
    """Afterwards its places are this transaction's alone: whoever comes second waits.

    Always held before any registration that was sent, so that no two wait for each other.
    May be refused: NoResultFound. Tells nobody.
    """
    # Without "key share" a person who joins the delegation and one who counts its places would
    # each hold what the other asks for.
    return session.scalars(
        select(Delegation)
        .where(Delegation.id == delegation_id)
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    ).one()

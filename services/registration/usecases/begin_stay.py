"""A stay begins at one browser."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm import Session

from services.registration.models.sign_in import SignIn
from shared import clock
from shared.web.sign_in import LASTS

KEEP = timedelta(days=1)


def begin_stay(session: Session, *, account_id: UUID) -> SignIn:
    """Afterwards there is a sign-in for the browser's cookie to name; old ones are cleared away.

    Tells nobody: the cookie itself tells the other services.
    """
    now = clock.now()
    session.execute(
        delete(SignIn).where(SignIn.account_id == account_id, SignIn.began_at < now - LASTS - KEEP)
    )
    begun = SignIn(account_id=account_id, began_at=now)
    session.add(begun)
    session.flush()
    return begun

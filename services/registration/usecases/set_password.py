"""Somebody follows the link they were sent, and sets a password."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.passwords import digest, hashed
from services.registration.models.sign_in import LinkOver, PasswordLink, SignIn
from services.registration.usecases.begin_stay import begin_stay
from services.registration.usecases.end_sign_ins import end_sign_ins
from services.registration.usecases.hold_account import hold_account
from shared import clock
from shared.links import Links


def set_password(session: Session, *, token: str, wanted: str, links: Links) -> SignIn:
    """Afterwards the password opens the account, its links are used up, and its owner is in.

    Whoever was signed in before no longer is. May be refused: LinkOver. Tells AccountChanged.
    """
    now = clock.now()
    link = session.scalar(
        select(PasswordLink)
        .where(PasswordLink.token_digest == digest(links.secret, token))
        .with_for_update()
        # Somebody quicker may have used it while we waited.
        .execution_options(populate_existing=True)
    )
    if link is None or link.used_at is not None or link.expires_at <= now:
        raise LinkOver
    account = hold_account(session, account_id=link.account_id)
    if not account.is_active:
        raise LinkOver
    account.password_hash = hashed(wanted)
    others = select(PasswordLink).where(
        PasswordLink.account_id == account.id, PasswordLink.used_at.is_(None)
    )
    for each in session.scalars(others):
        each.used_at = now
    end_sign_ins(session, account_id=account.id)
    return begin_stay(session, account_id=account.id)

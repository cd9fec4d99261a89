"""An account is taken up to be changed."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.account import Account, AccountUnknown


def hold_account(session: Session, *, account_id: UUID) -> Account:
    """Afterwards the account is this transaction's alone: two changes make two revisions.

    May be refused: AccountUnknown. Tells nobody.
    """
    account = session.scalar(
        select(Account)
        .where(Account.id == account_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if account is None:
        raise AccountUnknown
    return account

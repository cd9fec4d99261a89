"""A member of staff who had left is back."""

from uuid import UUID

from sqlalchemy.orm import Session

from services.registration.usecases.hold_account import hold_account
from services.registration.usecases.record_trace import record_trace
from services.registration.usecases.tell_account import tell_account


def reactivate_account(session: Session, *, account_id: UUID, by: UUID | None = None) -> None:
    """Afterwards the account can sign in again, with the roles that it had.

    May be refused: AccountUnknown. Tells AccountChanged.
    """
    account = hold_account(session, account_id=account_id)
    account.is_active = True
    record_trace(
        session,
        what="account_reopened",
        about_kind="account",
        about_id=account_id,
        by=by,
    )
    tell_account(session, account=account)

"""A member of staff leaves."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.account import Account, LastAdministrator
from services.registration.usecases.end_sign_ins import end_sign_ins
from services.registration.usecases.hold_account import hold_account
from services.registration.usecases.record_trace import record_trace


def deactivate_account(session: Session, *, account_id: UUID, by: UUID | None = None) -> None:
    """Afterwards nobody can be signed in to the account, or sign in; what it did stays its own.

    May be refused: AccountUnknown, LastAdministrator. Tells AccountChanged.
    """
    administrators = session.scalars(
        select(Account.id)
        .where(Account.is_administrator, Account.is_active)
        .order_by(Account.id)
        .with_for_update()
    ).all()
    if list(administrators) == [account_id]:
        raise LastAdministrator
    account = hold_account(session, account_id=account_id)
    account.is_active = False
    record_trace(
        session,
        what="account_closed",
        about_kind="account",
        about_id=account_id,
        by=by,
    )
    end_sign_ins(session, account_id=account_id)

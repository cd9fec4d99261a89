"""The other services learn who may work on what."""

from sqlalchemy.orm import Session

from services.registration.models.account import Account
from shared.contracts.registration import AccountChanged
from shared.messaging.outbox import publish


def tell_account(session: Session, *, account: Account) -> None:
    """Afterwards agenda and badges will know the account as it now is, by its next revision.

    Tells AccountChanged. The caller holds the account's row.
    """
    account.revision += 1
    session.flush()
    publish(
        session,
        AccountChanged(
            account_id=account.id,
            revision=account.revision,
            name=account.name,
            is_active=account.is_active,
            is_administrator=account.is_administrator,
            roles={str(meeting): roles for meeting, roles in account.held().items()},
            signed_out_before=account.signed_out_before,
        ),
    )

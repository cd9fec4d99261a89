"""Something to do at a meeting is taken from a member of staff."""

from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session

from services.registration.models.account import Role
from services.registration.usecases.hold_account import hold_account
from services.registration.usecases.tell_account import tell_account


def remove_role(session: Session, *, account_id: UUID, meeting_id: UUID, role: str) -> None:
    """Afterwards the account does not hold the role there, in any of the services.

    The meeting stays in what is told, with whatever is left there, if only nothing.
    May be refused: AccountUnknown. Tells AccountChanged.
    """
    account = hold_account(session, account_id=account_id)
    session.execute(
        update(Role)
        .where(Role.account_id == account_id, Role.meeting_id == meeting_id, Role.role == role)
        .values(is_held=False)
    )
    session.expire(account, ["roles"])
    tell_account(session, account=account)

"""Something to do at a meeting is taken from a member of staff."""

from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session

from services.registration.models.account import Role
from services.registration.usecases.hold_account import hold_account
from services.registration.usecases.record_trace import record_trace
from services.registration.usecases.tell_account import tell_account


def remove_role(
    session: Session, *, account_id: UUID, meeting_id: UUID, role: str, by: UUID | None = None
) -> None:
    """Afterwards the account does not hold the role there, in any of the services.

    The meeting stays in what is told, with whatever is left there, if only nothing.
    May be refused: AccountUnknown. Tells AccountChanged; the trace says who did it.
    """
    account = hold_account(session, account_id=account_id)
    session.execute(
        update(Role)
        .where(Role.account_id == account_id, Role.meeting_id == meeting_id, Role.role == role)
        .values(is_held=False)
    )
    record_trace(
        session,
        what="role_removed",
        about_kind="account",
        about_id=account_id,
        by=by,
        meeting_id=meeting_id,
        values={"role": role},
    )
    session.expire(account, ["roles"])
    tell_account(session, account=account)

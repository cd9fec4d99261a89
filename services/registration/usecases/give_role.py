"""A member of staff is given something to do at a meeting."""

from uuid import UUID

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.registration.models.account import Role
from services.registration.usecases.hold_account import hold_account
from services.registration.usecases.record_trace import record_trace
from services.registration.usecases.tell_account import tell_account


def give_role(
    session: Session, *, account_id: UUID, meeting_id: UUID, role: str, by: UUID | None = None
) -> None:
    """Afterwards the account holds the role at the meeting; given twice, it is held once.

    May be refused: AccountUnknown. Tells AccountChanged; the trace says who did it.
    """
    account = hold_account(session, account_id=account_id)
    session.execute(
        insert(Role)
        .values(account_id=account_id, meeting_id=meeting_id, role=role, is_held=True)
        .on_conflict_do_update(
            index_elements=["account_id", "meeting_id", "role"], set_={"is_held": True}
        )
    )
    record_trace(
        session,
        what="role_given",
        about_kind="account",
        about_id=account_id,
        by=by,
        meeting_id=meeting_id,
        values={"role": role},
    )
    session.expire(account, ["roles"])
    tell_account(session, account=account)

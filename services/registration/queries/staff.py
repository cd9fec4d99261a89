"""Who of the staff there is, and what each does where."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from services.registration.models.account import Account, Role


def all_staff(session: Session) -> Sequence[Account]:
    return session.scalars(
        select(Account).options(selectinload(Account.roles)).order_by(Account.name, Account.email)
    ).all()


def staff_of(session: Session, meeting_id: UUID) -> Sequence[Account]:
    """Those who hold a role at the meeting."""
    holding = select(Role.account_id).where(Role.meeting_id == meeting_id, Role.is_held)
    return session.scalars(
        select(Account)
        .where(Account.id.in_(holding))
        .options(selectinload(Account.roles))
        .order_by(Account.name, Account.email)
    ).all()

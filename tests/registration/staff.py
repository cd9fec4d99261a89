"""Members of the cast as registration keeps them: with an account, their roles and a sign-in."""

from uuid import UUID

from sqlalchemy.orm import Session

from services.registration.models.account import Account, Role
from services.registration.usecases.begin_stay import begin_stay
from tests.house_under_test import Member


def keep_account(session: Session, member: Member) -> Account:
    """The member's account, made at the first time it is asked for."""
    account = session.get(Account, member.id)
    if account is None:
        account = Account(
            id=member.id,
            email=f"{member.id.hex[-4:]}@cast.example",
            name=member.name,
            is_administrator=member.is_administrator,
        )
        session.add(account)
        session.flush()
        for meeting_id, roles in member.roles.items():
            for role in roles:
                session.add(Role(account_id=member.id, meeting_id=meeting_id, role=role))
        session.flush()
    return account


def begin_sign_in(session: Session, member: Member) -> UUID:
    account = keep_account(session, member)
    return begin_stay(session, account_id=account.id).id

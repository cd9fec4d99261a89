"""Who is it that comes with this sign-in?"""

from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from services.badges.models.account_copy import AccountCopy, EndedSignIn
from shared.web.access import Visitor
from shared.web.sign_in import SignIn


def find_visitor(session: Session, sign_in: SignIn) -> Visitor | None:
    is_ended = exists().where(EndedSignIn.id == sign_in.id)
    account = session.scalar(
        select(AccountCopy).where(
            AccountCopy.id == sign_in.account_id, AccountCopy.is_active, ~is_ended
        )
    )
    if account is None or sign_in.began_at < account.signed_out_before.replace(microsecond=0):
        return None
    roles = {UUID(meeting): tuple(held) for meeting, held in account.roles.items()}
    return Visitor(account.id, account.name, account.is_administrator, roles, sign_in)

"""Who is it that comes with this sign-in?"""

from uuid import UUID

from sqlalchemy.orm import Session

from services.badges.models.account_copy import AccountCopy, EndedSignIn
from shared.web.access import Visitor
from shared.web.sign_in import SignIn


def find_visitor(session: Session, sign_in: SignIn) -> Visitor | None:
    account = session.get(AccountCopy, sign_in.account_id)
    if account is None or not account.is_active:
        return None
    if sign_in.began_at < account.signed_out_before.replace(microsecond=0):
        return None
    if session.get(EndedSignIn, sign_in.id) is not None:
        return None
    roles = {UUID(meeting): tuple(held) for meeting, held in account.roles.items()}
    return Visitor(account.id, account.name, account.is_administrator, roles, sign_in)

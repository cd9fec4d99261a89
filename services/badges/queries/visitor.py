"""Who is it that comes with this sign-in?"""

from uuid import UUID

from sqlalchemy import Uuid, bindparam, exists, select
from sqlalchemy.orm import Session

from services.badges.models.account_copy import AccountCopy, EndedSignIn
from shared.web.access import Visitor
from shared.web.sign_in import SignIn

# Made once: it is asked before every page.
ACCOUNT = select(
    AccountCopy.name,
    AccountCopy.is_administrator,
    AccountCopy.roles,
    AccountCopy.signed_out_before,
).where(
    AccountCopy.id == bindparam("account_id", type_=Uuid()),
    AccountCopy.is_active,
    ~exists().where(EndedSignIn.id == bindparam("sign_in_id", type_=Uuid())),
)


def find_visitor(session: Session, sign_in: SignIn) -> Visitor | None:
    asked = {"account_id": sign_in.account_id, "sign_in_id": sign_in.id}
    account = session.execute(ACCOUNT, asked).first()
    if account is None or sign_in.began_at < account.signed_out_before.replace(microsecond=0):
        return None
    roles = {UUID(meeting): tuple(held) for meeting, held in account.roles.items()}
    return Visitor(sign_in.account_id, account.name, account.is_administrator, roles, sign_in)

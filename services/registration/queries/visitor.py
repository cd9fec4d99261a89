"""Who is it that comes with this sign-in?"""

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from services.registration.models.account import Account
from services.registration.models.sign_in import SignIn as Stay
from shared.web.access import Visitor
from shared.web.sign_in import SignIn


def find_visitor(session: Session, sign_in: SignIn) -> Visitor | None:
    account = (
        session.scalars(
            select(Account)
            .join(Stay, Stay.account_id == Account.id)
            .where(
                Stay.id == sign_in.id,
                Stay.ended_at.is_(None),
                Account.id == sign_in.account_id,
                Account.is_active,
            )
            .options(joinedload(Account.roles))
        )
        .unique()
        .one_or_none()
    )
    if account is None or sign_in.began_at < account.signed_out_before.replace(microsecond=0):
        return None
    return Visitor(account.id, account.name, account.is_administrator, account.held(), sign_in)

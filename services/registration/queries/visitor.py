"""Who is it that comes with this sign-in?"""

from sqlalchemy import Uuid, bindparam, select
from sqlalchemy.orm import Session

from services.registration.models.account import Account, Role, held
from services.registration.models.sign_in import SignIn as Stay
from shared.web.access import Visitor
from shared.web.sign_in import SignIn

# Made once: it is asked before every page.
ACCOUNT_WITH_ROLES = (
    select(
        *(Account.name, Account.is_administrator, Account.signed_out_before),
        *(Role.meeting_id, Role.role, Role.is_held),
    )
    .join(Stay, Stay.account_id == Account.id)
    .outerjoin(Role, Role.account_id == Account.id)
    .where(
        Stay.id == bindparam("sign_in_id", type_=Uuid()),
        Stay.ended_at.is_(None),
        Account.id == bindparam("account_id", type_=Uuid()),
        Account.is_active,
    )
    .order_by(Role.meeting_id, Role.role)
)


def find_visitor(session: Session, sign_in: SignIn) -> Visitor | None:
    asked = {"sign_in_id": sign_in.id, "account_id": sign_in.account_id}
    rows = session.execute(ACCOUNT_WITH_ROLES, asked).all()
    if not rows:
        return None
    name, is_administrator, signed_out_before = rows[0][:3]
    if sign_in.began_at < signed_out_before.replace(microsecond=0):
        return None
    roles = held((row.meeting_id, row.role, row.is_held) for row in rows if row.meeting_id)
    return Visitor(sign_in.account_id, name, is_administrator, roles, sign_in)

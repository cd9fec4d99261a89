"""A member of staff came, changed, was given a role or lost one."""

from sqlalchemy.orm import Session

from services.badges.models.account_copy import AccountCopy
from shared.contracts.registration import AccountChanged
from shared.db import keep_newer


def on_account_changed(session: Session, fact: AccountChanged) -> None:
    keep_newer(
        session,
        AccountCopy,
        {
            "id": fact.account_id,
            "revision": fact.revision,
            "name": fact.name,
            "is_active": fact.is_active,
            "is_administrator": fact.is_administrator,
            "roles": {meeting: list(roles) for meeting, roles in fact.roles.items()},
            "signed_out_before": fact.signed_out_before,
        },
    )

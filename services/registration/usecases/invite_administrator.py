"""Somebody is let in at the machine itself: the first who comes, or one when no other is left."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.account import Account, one_spelling
from services.registration.usecases.record_trace import record_trace
from services.registration.usecases.send_password_link import send_password_link
from services.registration.usecases.tell_account import tell_account
from shared.links import Links


def invite_administrator(
    session: Session, *, email: str, name: str, language: str, links: Links
) -> str:
    """Afterwards the person may look after the installation, once they follow the link returned.

    An account that they have already becomes an administrator's and active. May be refused by
    nothing. Tells AccountChanged and MailDue.
    """
    spelt = one_spelling(email)
    account = session.scalar(select(Account).where(Account.email == spelt).with_for_update())
    if account is None:
        account = Account(email=spelt, name=name, language=language)
        session.add(account)
    account.is_administrator = account.is_active = True
    session.flush()
    record_trace(
        session,
        what="account_invited",
        about_kind="account",
        about_id=account.id,
        by=None,
        values={"rank": "administrator"},
    )
    tell_account(session, account=account)
    return send_password_link(session, kind="invitation", account=account, links=links)

"""Whoever has forgotten their password is sent a link that sets another."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.account import Account, one_spelling
from services.registration.usecases.send_password_link import send_password_link
from shared.links import Links


def answer_forgotten_password(session: Session, *, email: str, links: Links) -> None:
    """Afterwards a link is on its way, if an active account has this address; else nothing is.

    May be refused by nothing. Tells MailDue.
    """
    account = session.scalar(select(Account).where(Account.email == one_spelling(email)))
    if account and account.is_active:
        send_password_link(session, kind="password", account=account, links=links)

"""Somebody has forgotten their password, or says so."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.account import Account
from services.registration.usecases.allow_attempt import allow_attempt
from services.registration.usecases.send_password_link import send_password_link
from shared.links import Links


def ask_for_password(
    session: Session, *, email: str, language: str, who: str, where: str, links: Links
) -> None:
    """Afterwards a link is on its way, if the address is an account's; nobody can tell whether.

    For an address that nobody has the same is done and undone, so that it takes as long.
    May be refused: TooManyAttempts. Tells MailDue.
    """
    allow_attempt(session, kind="letter", who=who, where=where)
    account = session.scalar(select(Account).where(Account.email == email.casefold()))
    if account and account.is_active:
        with session.begin_nested():
            send_password_link(session, kind="password", account=account, links=links)
        return
    trial = session.begin_nested()
    nobody = Account(email="nobody@invalid", name="—", language=language)
    session.add(nobody)
    session.flush()
    send_password_link(session, kind="password", account=nobody, links=links)
    session.flush()
    trial.rollback()

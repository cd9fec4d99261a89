"""A member of staff is invited, or somebody who has an account is given more to do."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from services.registration.models.account import Account, EmailTaken, one_spelling
from services.registration.usecases.give_role import give_role
from services.registration.usecases.record_trace import record_trace
from services.registration.usecases.send_password_link import send_password_link
from services.registration.usecases.tell_account import tell_account
from shared.links import Links


def invite_staff(
    session: Session,
    *,
    email: str,
    name: str,
    language: str,
    links: Links,
    meeting_id: UUID | None = None,
    roles: Collection[str] = (),
    is_administrator: bool = False,
    by: UUID | None = None,
) -> Account:
    """Afterwards the person has an account with these roles, and a letter by which to open it.

    Somebody who has an account already gets the roles and no letter. May be refused:
    EmailTaken, where there is nothing to give them. Tells AccountChanged and MailDue.
    """
    _take_turns(session, email)
    spelt = one_spelling(email)
    account = session.scalar(select(Account).where(Account.email == spelt))
    if account and (not roles or not account.is_active):
        raise EmailTaken
    if account is None:
        account = Account(
            email=spelt, name=name, language=language, is_administrator=is_administrator
        )
        session.add(account)
        session.flush()
        _trace(session, account, by, meeting_id)
        tell_account(session, account=account)
        send_password_link(session, kind="invitation", account=account, links=links)
    for role in roles:
        assert meeting_id is not None, "a role is held at a meeting"
        give_role(session, account_id=account.id, meeting_id=meeting_id, role=role, by=by)
    return account


def _take_turns(session: Session, email: str) -> None:
    """A button pressed twice invites once: the second finds the account that the first made."""
    key = func.hashtextextended(f"invite {one_spelling(email)}", 0)
    session.execute(select(func.pg_advisory_xact_lock(key)))


def _trace(session: Session, account: Account, by: UUID | None, meeting_id: UUID | None) -> None:
    record_trace(
        session,
        what="account_invited",
        about_kind="account",
        about_id=account.id,
        by=by,
        meeting_id=meeting_id,
        values={"rank": "administrator" if account.is_administrator else "staff"},
    )

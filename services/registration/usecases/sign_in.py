"""A member of staff signs in."""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from services.registration.models.account import Account, one_spelling
from services.registration.models.passwords import is_right
from services.registration.models.sign_in import Attempt, SignIn, WrongPassword
from services.registration.usecases.allow_attempt import allow_attempt
from services.registration.usecases.begin_stay import begin_stay


def sign_in(session: Session, *, email: str, password: str, who: str, where: str) -> SignIn:
    """Afterwards the account is signed in at this browser.

    `who` is a digest of the address; for a browser that has signed in to it before, one of the
    browser and the address, with no `where`: it is never made to wait for what others try
    elsewhere, so that nobody can be locked out from a distance. May be refused:
    TooManyAttempts, WrongPassword; the attempt is counted once the caller commits. Tells nobody.
    """
    allow_attempt(session, kind="sign-in", who=who, where=where)
    account = session.scalar(select(Account).where(Account.email == one_spelling(email)))
    right = is_right(password, account.password_hash if account else "")
    if account is None or not right or not account.is_active:
        raise WrongPassword
    session.execute(
        delete(Attempt).where(
            Attempt.kind == "sign-in", Attempt.who_digest == who, Attempt.where_digest == where
        )
    )
    return begin_stay(session, account_id=account.id)

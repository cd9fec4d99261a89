"""A member of staff changes their password."""

from uuid import UUID

from sqlalchemy.orm import Session

from services.registration.models.passwords import hashed, is_right
from services.registration.models.sign_in import SignIn, WrongPassword
from services.registration.usecases.allow_attempt import allow_attempt
from services.registration.usecases.begin_stay import begin_stay
from services.registration.usecases.end_sign_ins import end_sign_ins
from services.registration.usecases.hold_account import hold_account


def change_password(
    session: Session, *, account_id: UUID, present: str, wanted: str, who: str, where: str
) -> SignIn:
    """Afterwards only the new password opens the account; the stay returned is the only one.

    May be refused: TooManyAttempts, WrongPassword, AccountUnknown. Tells AccountChanged.
    """
    attempt = allow_attempt(session, kind="sign-in", who=who, where=where)
    account = hold_account(session, account_id=account_id)
    if not is_right(present, account.password_hash):
        raise WrongPassword
    session.delete(attempt)
    account.password_hash = hashed(wanted)
    end_sign_ins(session, account_id=account_id)
    return begin_stay(session, account_id=account_id)

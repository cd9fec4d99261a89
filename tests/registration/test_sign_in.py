"""A member of staff signs in."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from services.registration.models.sign_in import Attempt, SignIn, TooManyAttempts, WrongPassword
from services.registration.usecases.sign_in import sign_in
from tests.registration.accounts import PASSWORD, with_password


def attempt(
    session: Session, email: str, password: str, who: str = "w", where: str = "p"
) -> SignIn:
    return sign_in(session, email=email, password=password, who=who, where=where)


def test_right_password_opens_in_any_case_of_the_address(session: Session) -> None:
    account = with_password(session)
    begun = attempt(session, account.email.upper(), PASSWORD)
    assert begun.account_id == account.id
    assert session.scalar(select(func.count()).select_from(Attempt)) == 0


def test_refused_alike_whether_the_account_is_there_or_not(session: Session) -> None:
    account = with_password(session)
    for email in (account.email, "nobody@cast.example"):
        with pytest.raises(WrongPassword):
            attempt(session, email, "wrong password")


def test_refused_when_the_account_is_closed_or_never_had_a_password(session: Session) -> None:
    account = with_password(session)
    account.is_active = False
    session.flush()
    with pytest.raises(WrongPassword):
        attempt(session, account.email, PASSWORD)
    account.is_active, account.password_hash = True, ""
    session.flush()
    for password in (PASSWORD, "", "the password of nobody"):
        with pytest.raises(WrongPassword):
            attempt(session, account.email, password)


def test_browser_that_was_in_before_is_not_held_up_by_others(session: Session) -> None:
    account = with_password(session)
    for _ in range(5):
        with pytest.raises(WrongPassword):
            attempt(session, account.email, "guessed", who="anybody")
    with pytest.raises(TooManyAttempts):
        attempt(session, account.email, PASSWORD, who="anybody", where="far away")
    assert attempt(session, account.email, PASSWORD, who="own browser", where="")

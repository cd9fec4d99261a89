"""A member of staff changes their password."""

import pytest
from sqlalchemy.orm import Session

from services.registration.models.passwords import is_right
from services.registration.models.sign_in import SignIn, TooManyAttempts, WrongPassword
from services.registration.queries.visitor import find_visitor
from services.registration.usecases.allow_attempt import FREE
from services.registration.usecases.begin_stay import begin_stay
from services.registration.usecases.change_password import change_password
from shared.web.sign_in import SignIn as Cookie
from tests.registration.accounts import PASSWORD, with_password

NEW = "the river runs fast"


def change(session: Session, present: str) -> SignIn:
    account = with_password(session)
    return change_password(
        session, account_id=account.id, present=present, wanted=NEW, who="w", where=""
    )


def test_only_the_new_password_opens_and_only_here(session: Session) -> None:
    account = with_password(session)
    elsewhere = begin_stay(session, account_id=account.id)
    here = change(session, PASSWORD)
    assert is_right(NEW, account.password_hash)
    assert not is_right(PASSWORD, account.password_hash)
    assert find_visitor(session, Cookie(elsewhere.id, account.id, elsewhere.began_at)) is None
    assert find_visitor(session, Cookie(here.id, account.id, here.began_at))


def test_refused_without_the_present_one_and_not_to_be_guessed(session: Session) -> None:
    for _ in range(FREE["sign-in"]):
        with pytest.raises(WrongPassword):
            change(session, "guessed")
    with pytest.raises(TooManyAttempts):
        change(session, PASSWORD)

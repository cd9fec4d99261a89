"""Somebody has forgotten their password, or says so."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.account import Account
from services.registration.models.mail import Mail
from services.registration.models.sign_in import PasswordLink, TooManyAttempts
from services.registration.usecases.allow_attempt import FREE
from services.registration.usecases.ask_for_password import ask_for_password
from tests.registration.accounts import with_password
from tests.registration.people import LINKS


def ask(session: Session, email: str, who: str = "w") -> None:
    ask_for_password(session, email=email, language="en", who=who, where="p", links=LINKS)


def test_letter_leaves_for_an_account(session: Session) -> None:
    account = with_password(session)
    ask(session, account.email.upper())
    assert session.scalars(select(Mail.to)).all() == [account.email]


def test_nothing_is_left_behind_for_an_address_that_nobody_has(session: Session) -> None:
    with_password(session)
    ask(session, "nobody@cast.example")
    session.flush()
    assert session.scalars(select(Mail)).all() == []
    assert session.scalars(select(PasswordLink)).all() == []
    assert len(session.scalars(select(Account)).all()) == 1


def test_closed_account_receives_no_letter(session: Session) -> None:
    account = with_password(session)
    account.is_active = False
    session.flush()
    ask(session, account.email)
    assert session.scalars(select(Mail)).all() == []


def test_mailbox_cannot_be_flooded(session: Session) -> None:
    account = with_password(session)
    for _ in range(FREE["letter"]):
        ask(session, account.email)
    with pytest.raises(TooManyAttempts):
        ask(session, account.email)

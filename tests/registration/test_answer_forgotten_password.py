"""Whoever has forgotten their password is sent a link, if they have an account."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.account import Account
from services.registration.models.mail import Mail
from services.registration.models.sign_in import PasswordLink
from services.registration.usecases.answer_forgotten_password import answer_forgotten_password
from tests.registration.accounts import with_password
from tests.registration.people import LINKS


def answer(session: Session, email: str) -> None:
    answer_forgotten_password(session, email=email, links=LINKS)
    session.flush()


def test_letter_leaves_for_an_account(session: Session) -> None:
    account = with_password(session)
    answer(session, account.email.upper())
    assert session.scalars(select(Mail.to)).all() == [account.email]


def test_nothing_is_done_for_an_address_that_nobody_has(session: Session) -> None:
    with_password(session)
    answer(session, "nobody@cast.example")
    assert session.scalars(select(Mail)).all() == []
    assert session.scalars(select(PasswordLink)).all() == []
    assert len(session.scalars(select(Account)).all()) == 1


def test_address_with_other_letters_is_another_s(session: Session) -> None:
    """ß and ss are two domains, whose letters two people read."""
    account = with_password(session)
    account.email = "nodira@strasse.example"
    session.flush()
    answer(session, "nodira@straße.example")
    assert session.scalars(select(Mail)).all() == []
    answer(session, "Nodira@STRASSE.example")
    assert session.scalars(select(Mail.to)).all() == ["nodira@strasse.example"]


def test_closed_account_receives_no_letter(session: Session) -> None:
    account = with_password(session)
    account.is_active = False
    session.flush()
    answer(session, account.email)
    assert session.scalars(select(Mail)).all() == []

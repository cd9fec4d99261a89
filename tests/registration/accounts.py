"""Accounts with passwords, for tests of signing in."""

from sqlalchemy.orm import Session

from services.registration.models.account import Account
from services.registration.models.passwords import hashed
from tests.house_under_test import Member
from tests.people import NODIRA
from tests.registration.staff import keep_account

PASSWORD = "the lake lies still"


def with_password(session: Session, member: Member = NODIRA) -> Account:
    account = keep_account(session, member)
    account.password_hash = hashed(PASSWORD)
    session.flush()
    return account

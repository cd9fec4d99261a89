"""A stay begins at one browser."""

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.sign_in import SignIn
from services.registration.usecases.begin_stay import begin_stay
from tests.registration.accounts import with_password


def test_stays_of_days_ago_are_cleared_away(
    session: Session, later: Callable[[timedelta], None]
) -> None:
    account = with_password(session)
    begin_stay(session, account_id=account.id)
    later(timedelta(hours=11))
    begin_stay(session, account_id=account.id)
    assert len(session.scalars(select(SignIn)).all()) == 2
    later(timedelta(days=3))
    last = begin_stay(session, account_id=account.id)
    assert session.scalars(select(SignIn.id)).all() == [last.id]

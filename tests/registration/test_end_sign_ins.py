"""Everything that is signed in to an account is signed out."""

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy.orm import Session

from services.registration.queries.visitor import find_visitor
from services.registration.usecases.begin_stay import begin_stay
from services.registration.usecases.end_sign_ins import end_sign_ins
from shared.contracts.registration import AccountChanged, SignInEnded
from shared.web.sign_in import SignIn
from tests.registration.accounts import with_password
from tests.registration.facts import told


def test_earlier_stays_are_over_and_a_new_one_counts(
    session: Session, later: Callable[[timedelta], None]
) -> None:
    account = with_password(session)
    old = begin_stay(session, account_id=account.id)
    later(timedelta(hours=1))
    recent = begin_stay(session, account_id=account.id)
    end_sign_ins(session, account_id=account.id)
    for each in (old, recent):
        assert find_visitor(session, SignIn(each.id, account.id, each.began_at)) is None
    fresh = begin_stay(session, account_id=account.id)
    assert find_visitor(session, SignIn(fresh.id, account.id, fresh.began_at))
    (fact,) = told(session, AccountChanged)
    assert old.began_at < fact.signed_out_before
    # Of the same second as the end itself: a cookie's time alone would not tell.
    assert [fact.sign_in_id for fact in told(session, SignInEnded)] == [recent.id]

"""A member of staff signs out at one browser."""

from sqlalchemy.orm import Session

from services.registration.queries.visitor import find_visitor
from services.registration.usecases.begin_stay import begin_stay
from services.registration.usecases.sign_out import sign_out
from shared.contracts.registration import SignInEnded
from shared.web.sign_in import SignIn
from tests.registration.accounts import with_password
from tests.registration.facts import told


def test_this_stay_is_over_and_the_other_goes_on(session: Session) -> None:
    account = with_password(session)
    one, other = (begin_stay(session, account_id=account.id) for _ in range(2))
    cookie = SignIn(one.id, account.id, one.began_at)
    assert find_visitor(session, cookie)
    sign_out(session, sign_in_id=one.id, expires_at=cookie.expires_at)
    assert find_visitor(session, cookie) is None
    assert find_visitor(session, SignIn(other.id, account.id, other.began_at))
    (fact,) = told(session, SignInEnded)
    assert (fact.sign_in_id, fact.expires_at) == (one.id, cookie.expires_at)

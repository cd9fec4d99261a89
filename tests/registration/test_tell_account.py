"""The other services learn who may work on what."""

from sqlalchemy.orm import Session

from services.registration.usecases.tell_account import tell_account
from shared.contracts.registration import AccountChanged
from tests.people import SEMINAR_ID
from tests.registration.accounts import with_password
from tests.registration.facts import told


def test_roles_are_told_and_the_password_is_not(session: Session) -> None:
    account = with_password(session)
    tell_account(session, account=account)
    (fact,) = told(session, AccountChanged)
    assert (fact.account_id, fact.revision) == (account.id, 1)
    assert fact.roles == {str(SEMINAR_ID): ("organiser",)}
    assert account.password_hash not in str(fact)
    assert account.email not in str(fact)

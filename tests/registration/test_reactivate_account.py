"""A member of staff who had left is back."""

from sqlalchemy.orm import Session

from services.registration.usecases.deactivate_account import deactivate_account
from services.registration.usecases.reactivate_account import reactivate_account
from shared.contracts.registration import AccountChanged
from tests.people import NODIRA, SEMINAR_ID
from tests.registration.facts import told
from tests.registration.staff import keep_account


def test_roles_are_as_they_were(session: Session) -> None:
    keep_account(session, NODIRA)
    deactivate_account(session, account_id=NODIRA.id)
    reactivate_account(session, account_id=NODIRA.id)
    fact = told(session, AccountChanged)[-1]
    assert fact.is_active
    assert fact.roles == {str(SEMINAR_ID): ("organiser",)}

"""An account is taken up to be changed."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from sqlalchemy.orm import Session

from services.registration.models.account import AccountUnknown
from services.registration.usecases.give_role import give_role
from services.registration.usecases.hold_account import hold_account
from shared.contracts.registration import AccountChanged
from shared.web.access import ROLES
from tests.house_under_test import House
from tests.people import SEMINAR_ID
from tests.registration.accounts import with_password
from tests.registration.facts import told


def test_refused_when_nobody_has_it(session: Session) -> None:
    with pytest.raises(AccountUnknown):
        hold_account(session, account_id=uuid4())


def test_changes_at_once_make_a_revision_each(house: House, session: Session) -> None:
    account = with_password(session)
    session.commit()

    def give(role: str) -> None:
        with house.registration.session() as own:
            give_role(own, account_id=account.id, meeting_id=SEMINAR_ID, role=role)
            own.commit()

    with ThreadPoolExecutor(3) as several:
        list(several.map(give, ROLES))
    facts = sorted(told(session, AccountChanged), key=lambda fact: fact.revision)
    assert [fact.revision for fact in facts] == list(range(1, len(ROLES) + 1))
    assert set(facts[-1].roles[str(SEMINAR_ID)]) == set(ROLES)

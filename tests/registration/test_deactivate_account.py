"""A member of staff leaves."""

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from services.registration.models.account import Account, LastAdministrator
from services.registration.queries.visitor import find_visitor
from services.registration.usecases.begin_stay import begin_stay
from services.registration.usecases.deactivate_account import deactivate_account
from shared.contracts.registration import AccountChanged
from shared.web.sign_in import SignIn
from tests.house_under_test import House
from tests.people import ADMINISTRATOR, NODIRA
from tests.registration.facts import told
from tests.registration.staff import keep_account


def test_account_is_out_at_once_and_everywhere(session: Session) -> None:
    keep_account(session, NODIRA)
    stay = begin_stay(session, account_id=NODIRA.id)
    deactivate_account(session, account_id=NODIRA.id)
    assert find_visitor(session, SignIn(stay.id, NODIRA.id, stay.began_at)) is None
    fact = told(session, AccountChanged)[-1]
    assert (fact.is_active, fact.account_id) == (False, NODIRA.id)


def test_last_administrator_cannot_go(session: Session) -> None:
    keep_account(session, ADMINISTRATOR)
    with pytest.raises(LastAdministrator):
        deactivate_account(session, account_id=ADMINISTRATOR.id)


def test_of_two_administrators_who_go_at_once_one_stays(house: House, session: Session) -> None:
    ids = [uuid4(), uuid4()]
    for id_ in ids:
        email = f"{id_.hex}@cast.example"
        session.add(Account(id=id_, email=email, name="A", is_administrator=True))
    session.commit()

    def go(id_: UUID) -> bool:
        with house.registration.session() as own:
            try:
                deactivate_account(own, account_id=id_)
                own.commit()
            except LastAdministrator:
                return False
        return True

    with ThreadPoolExecutor(2) as two:
        assert sorted(two.map(go, ids)) == [False, True]

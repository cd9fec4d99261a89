"""A member of staff is invited."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.account import Account, EmailTaken
from services.registration.models.mail import Mail
from services.registration.usecases.invite_staff import invite_staff
from shared.contracts.registration import AccountChanged
from tests.house_under_test import House
from tests.people import SEMINAR_ID
from tests.registration.accounts import with_password
from tests.registration.facts import told
from tests.registration.people import LINKS


def invite(session: Session, email: str, *roles: str) -> Account:
    return invite_staff(
        session,
        email=email,
        name="Тимур Абдрахманов",
        language="ru",
        links=LINKS,
        meeting_id=SEMINAR_ID,
        roles=roles,
    )


def test_new_account_is_told_and_written_to_in_its_language(session: Session) -> None:
    account = invite(session, "Timur@Cast.example", "reviewer", "desk")
    assert (account.email, account.password_hash) == ("timur@cast.example", "")
    assert told(session, AccountChanged)[-1].roles == {str(SEMINAR_ID): ("desk", "reviewer")}
    mail = session.scalars(select(Mail)).one()
    assert (mail.to, mail.language) == ("timur@cast.example", "ru")


def test_who_has_an_account_gets_the_role_and_keeps_the_name(session: Session) -> None:
    account = with_password(session)
    name = account.name
    assert invite(session, account.email, "desk") is account
    assert account.name == name
    assert session.scalars(select(Mail)).all() == []
    assert set(told(session, AccountChanged)[-1].roles[str(SEMINAR_ID)]) == {"organiser", "desk"}


def test_refused_when_there_is_nothing_to_give_or_the_account_is_closed(session: Session) -> None:
    account = with_password(session)
    with pytest.raises(EmailTaken):
        invite(session, account.email)
    account.is_active = False
    session.flush()
    with pytest.raises(EmailTaken):
        invite(session, account.email, "desk")


def test_button_pressed_twice_invites_once(house: House) -> None:
    def press(_: int) -> None:
        with house.registration.session() as session:
            invite(session, "timur@cast.example", "reviewer")
            session.commit()

    with ThreadPoolExecutor(4) as several:
        list(several.map(press, range(4)))
    with house.registration.session() as session:
        assert len(session.scalars(select(Account)).all()) == 1
        assert len(session.scalars(select(Mail)).all()) == 1

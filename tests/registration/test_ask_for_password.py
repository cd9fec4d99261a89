"""Somebody has forgotten their password, or says so."""

from typing import Any

import pytest
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from services.registration.models.mail import Mail
from services.registration.models.sign_in import PasswordLink, TooManyAttempts
from services.registration.usecases.allow_attempt import FREE
from services.registration.usecases.ask_for_password import ask_for_password
from shared.contracts.registration import PasswordAsked
from tests.house_under_test import House
from tests.registration.accounts import with_password
from tests.registration.facts import told


def ask(session: Session, email: str, who: str = "w") -> None:
    ask_for_password(session, email=email, who=who, where="p")


def test_it_is_told_and_nothing_is_looked_up(session: Session) -> None:
    account = with_password(session)
    ask(session, account.email.upper())
    ask(session, "nobody@cast.example", who="v")
    asked = {fact.email for fact in told(session, PasswordAsked)}
    assert asked == {account.email, "nobody@cast.example"}
    assert session.scalars(select(Mail)).all() == []
    assert session.scalars(select(PasswordLink)).all() == []


def test_page_asks_the_database_the_same_whoever_is_named(house: House) -> None:
    """What takes as long for everybody tells nobody who has an account."""
    with house.registration.session() as session:
        account = with_password(session).email
        session.commit()
    client = house.registration.client()
    engine = house.registration.database.engine
    said: list[list[str]] = []
    for each in (account, "nobody@cast.example"):
        said.append([])

        def note(*given: Any, asked: list[str] = said[-1]) -> None:
            asked.append(given[2])

        event.listen(engine, "before_cursor_execute", note)
        client.fill_in("/registration/password/forgotten", {"email": each})
        event.remove(engine, "before_cursor_execute", note)
    assert said[0] == said[1]
    assert any("insert" in statement.lower() for statement in said[0])


def test_mailbox_cannot_be_flooded(session: Session) -> None:
    account = with_password(session)
    for _ in range(FREE["letter"]):
        ask(session, account.email)
    with pytest.raises(TooManyAttempts):
        ask(session, account.email)

"""Whoever sits at the machine lets in who looks after the installation."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import select

from services.registration.__main__ import administrator
from services.registration.models.account import Account
from services.registration.usecases.invite_administrator import invite_administrator
from tests.house_under_test import House
from tests.people import OBSERVER
from tests.registration.people import LINKS
from tests.registration.staff import keep_account

PASSWORD = "a pass phrase of the first one"


def _type(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    typed: Iterator[str] = iter(lines)
    monkeypatch.setattr("builtins.input", lambda _prompt: next(typed))


def test_first_administrator_follows_the_link_and_looks_after_the_installation(
    house: House, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _type(monkeypatch, "Aziza@Secretariat.example", "Aziza Raʼnoyeva")
    with house.registration.session() as session:
        administrator(session, house.registration.config)
        session.commit()
    link = capsys.readouterr().out.split()[-1]
    client = house.registration.client()
    path = link.removeprefix("http://localhost")
    assert client.fill_in(path, {"wanted": PASSWORD, "again": PASSWORD}).status_code == 303
    assert "aziza@secretariat.example" in client.page("/registration/staff").text
    # Once is once: whoever reads the terminal later finds the link used up.
    assert house.registration.client().get(path).status_code == 404


def test_nobody_is_let_in_when_the_address_is_none(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    _type(monkeypatch, "aziza", "Aziza")
    with house.registration.session() as session:
        with pytest.raises(SystemExit, match="Enter an e-mail address"):
            administrator(session, house.registration.config)
        assert session.scalars(select(Account)).all() == []


def test_account_that_was_closed_becomes_an_administrator_s_when_invited_here(
    house: House,
) -> None:
    with house.registration.session() as session:
        account = keep_account(session, OBSERVER)
        account.is_active = False
        person: dict[str, Any] = {"email": account.email.upper(), "name": "—", "language": "ru"}
        invite_administrator(session, **person, links=LINKS)
        session.commit()
        (kept,) = session.scalars(select(Account))
        assert (kept.is_administrator, kept.is_active, kept.name) == (True, True, OBSERVER.name)

"""Somebody follows the link they were sent, and sets a password."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.mail import Mail
from services.registration.models.passwords import is_right
from services.registration.models.sign_in import LinkOver, PasswordLink
from services.registration.queries.links import link_is_open
from services.registration.usecases.send_password_link import send_password_link
from services.registration.usecases.set_password import set_password
from tests.house_under_test import House
from tests.registration.accounts import with_password
from tests.registration.people import LINKS

NEW = "the river runs fast"


def tokens(session: Session) -> list[str]:
    session.flush()
    bodies = session.scalars(select(Mail.body).order_by(Mail.written_at))
    return [body.split("/registration/password/")[1].split()[0] for body in bodies]


def test_link_sets_the_password_once_and_uses_up_the_others(session: Session) -> None:
    account = with_password(session)
    for _ in range(2):
        send_password_link(session, kind="password", account=account, links=LINKS)
    first, second = tokens(session)
    begun = set_password(session, token=second, wanted=NEW, links=LINKS)
    assert begun.account_id == account.id
    assert is_right(NEW, account.password_hash)
    for each in (first, second, "nothing"):
        with pytest.raises(LinkOver):
            set_password(session, token=each, wanted="another one entirely", links=LINKS)


def test_refused_when_its_hour_is_over_or_the_account_closed(
    session: Session, later: Callable[[timedelta], None]
) -> None:
    account = with_password(session)
    send_password_link(session, kind="password", account=account, links=LINKS)
    (token,) = tokens(session)
    account.is_active = False
    session.flush()
    with pytest.raises(LinkOver):
        set_password(session, token=token, wanted=NEW, links=LINKS)
    account.is_active = True
    session.flush()
    later(timedelta(minutes=61))
    with pytest.raises(LinkOver):
        set_password(session, token=token, wanted=NEW, links=LINKS)


def test_link_that_two_follow_at_once_lets_one_of_them_in(house: House) -> None:
    with house.registration.session() as session:
        account = with_password(session)
        send_password_link(session, kind="password", account=account, links=LINKS)
        (token,) = tokens(session)
        session.commit()
    with house.registration.session() as late, house.registration.session() as quick:
        assert link_is_open(late, LINKS.secret, token)
        # As the page holds what it has read while it waits for its turn.
        read_before = late.scalars(select(PasswordLink)).one()
        set_password(quick, token=token, wanted=NEW, links=LINKS)
        quick.commit()
        with pytest.raises(LinkOver):
            set_password(late, token=token, wanted="another one entirely", links=LINKS)
        assert read_before.used_at is not None

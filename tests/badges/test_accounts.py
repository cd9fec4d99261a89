"""Staff come and go by message; the desk obeys within the same second."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from services.badges.models.account_copy import EndedSignIn
from shared import clock
from shared.contracts.registration import SignInEnded
from shared.web import sign_in
from tests.badges.pressing import DESK_PAGE
from tests.house_under_test import SECRET, ServiceUnderTest, as_fact
from tests.pages import PageClient
from tests.people import DESK, SEMINAR_ID


def status(client: PageClient) -> int:
    return client.get(DESK_PAGE).status_code


def test_role_taken_away_shuts_the_desk(badges: ServiceUnderTest) -> None:
    client = badges.client(DESK)
    assert status(client) == 200
    newer = as_fact(replace(DESK, roles={SEMINAR_ID: ()}))
    badges.hear(replace(newer, revision=newer.revision + 1))
    assert status(client) == 404


def test_older_news_do_not_give_a_role_back(badges: ServiceUnderTest) -> None:
    client = badges.client(DESK)
    told = as_fact(DESK)
    badges.hear(replace(told, revision=told.revision + 2, roles={str(SEMINAR_ID): ()}))
    badges.hear(replace(told, revision=told.revision + 1))
    assert status(client) == 404


def test_account_no_longer_active_is_sent_to_the_door(badges: ServiceUnderTest) -> None:
    client = badges.client(DESK)
    told = as_fact(DESK)
    badges.hear(replace(told, revision=told.revision + 1, is_active=False))
    assert status(client) == 303


def test_changed_password_ends_earlier_sign_ins(badges: ServiceUnderTest) -> None:
    client = badges.client(DESK)
    told = as_fact(DESK)
    later = clock.now() + timedelta(seconds=5)
    badges.hear(replace(told, revision=told.revision + 1, signed_out_before=later))
    assert status(client) == 303


def test_signing_out_elsewhere_ends_it_here_once_it_is_heard(badges: ServiceUnderTest) -> None:
    client = badges.client(DESK)
    cookie = client.get_cookie(sign_in.COOKIE)
    assert cookie is not None
    known = sign_in.read(SECRET, cookie.value)
    assert known is not None
    over = SignInEnded(sign_in_id=known.id, expires_at=known.expires_at)
    badges.hear(over)
    badges.hear(over)
    assert status(client) == 303
    with badges.session() as session:
        assert session.scalars(select(EndedSignIn.id)).all() == [known.id]

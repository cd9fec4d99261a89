"""Hearing that somebody signed out."""

from datetime import timedelta
from uuid import uuid4

from services.agenda.models.account_copy import EndedSignIn
from shared import clock
from shared.contracts.registration import SignInEnded
from shared.web import sign_in
from tests.agenda.meetings import stored
from tests.house_under_test import SECRET, House
from tests.people import NODIRA


def test_the_cookie_opens_nothing_any_more(house: House) -> None:
    client = house.agenda.client(NODIRA)
    cookie = client.get_cookie(sign_in.COOKIE)
    assert cookie is not None
    signed_in = sign_in.read(SECRET, cookie.value)
    assert signed_in is not None
    assert client.get("/agenda/meetings/").status_code == 200
    house.agenda.hear(SignInEnded(sign_in_id=signed_in.id, expires_at=signed_in.expires_at))
    assert client.get("/agenda/meetings/").status_code == 303


def test_hearing_it_twice_is_hearing_it_once(house: House) -> None:
    fact = SignInEnded(sign_in_id=uuid4(), expires_at=clock.now() + timedelta(hours=1))
    house.agenda.hear(fact)
    house.agenda.hear(fact)
    with house.agenda.session() as session:
        assert len(stored(session, EndedSignIn)) == 1


def test_what_has_run_out_anyway_is_forgotten(house: House) -> None:
    old = SignInEnded(sign_in_id=uuid4(), expires_at=clock.now() - timedelta(hours=1))
    new = SignInEnded(sign_in_id=uuid4(), expires_at=clock.now() + timedelta(hours=1))
    house.agenda.hear(old)
    house.agenda.hear(new)
    with house.agenda.session() as session:
        assert [each.id for each in stored(session, EndedSignIn)] == [new.sign_in_id]

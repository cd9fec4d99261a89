"""Hearing of a member of staff."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

from services.agenda.models.account_copy import AccountCopy
from shared import clock
from tests.agenda.meetings import seminar, stored
from tests.house_under_test import House, as_fact
from tests.people import NODIRA, OBSERVER, SEMINAR_ID

EDITOR_PAGE = "/agenda/meetings/seminar/edit"


def test_is_let_in_with_the_role_that_was_given(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session, opened_by=uuid4())
        session.commit()
    client = house.agenda.client(NODIRA)
    assert client.get(EDITOR_PAGE).status_code == 200


def test_older_news_changes_nothing(house: House) -> None:
    fact = as_fact(NODIRA)
    house.agenda.hear(fact)
    house.agenda.hear(replace(fact, revision=fact.revision - 1, name="An earlier name"))
    with house.agenda.session() as session:
        assert stored(session, AccountCopy, NODIRA.id).name == NODIRA.name


def test_a_role_taken_away_shuts_the_meeting_even_to_whoever_opened_it(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        session.commit()
    client = house.agenda.client(NODIRA)
    fact = as_fact(NODIRA)
    house.agenda.hear(replace(fact, revision=fact.revision + 1, roles={str(SEMINAR_ID): ()}))
    assert client.get(EDITOR_PAGE).status_code == 404
    assert "Interregional" not in client.page("/agenda/meetings/").text


def test_an_account_shut_down_is_asked_to_sign_in(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        session.commit()
    client = house.agenda.client(OBSERVER)
    assert client.get(EDITOR_PAGE).status_code == 200
    fact = as_fact(OBSERVER)
    house.agenda.hear(replace(fact, revision=fact.revision + 1, is_active=False))
    response = client.get(EDITOR_PAGE)
    assert response.status_code == 303
    assert response.headers["Location"].startswith("/registration/sign-in?next=%2Fagenda")


def test_sign_ins_from_before_a_new_password_are_over(house: House) -> None:
    client = house.agenda.client(NODIRA)
    assert client.get("/agenda/meetings/").status_code == 200
    fact = as_fact(NODIRA)
    later = clock.now() + timedelta(seconds=2)
    house.agenda.hear(replace(fact, revision=fact.revision + 1, signed_out_before=later))
    assert client.get("/agenda/meetings/").status_code == 303

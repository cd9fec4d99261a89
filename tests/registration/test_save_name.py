"""A person says what they are called."""

import pytest
from sqlalchemy.orm import Session

from services.registration.queries.participants import participants
from services.registration.usecases.save_name import save_name
from tests.people import SEMINAR_ID
from tests.registration.people import SUHARTA, draft


def test_name_stays_as_it_was_typed(session: Session) -> None:
    made = draft(session)
    save_name(
        session,
        registration_id=made.id,
        honorific="",
        given_names="Fionnuala",
        family_name="Ní Aoláin O'Brien",
        has_one_name=False,
        own_name="Оʻткир Ғаниев",
    )
    assert (made.name, made.own_name) == ("Fionnuala Ní Aoláin O'Brien", "Оʻткир Ғаниев")


def test_one_name_is_a_whole_name(session: Session) -> None:
    made = draft(session, name=SUHARTA)
    assert (made.name, made.family_name) == ("Suharta", "")
    assert "name" not in made.unanswered()


@pytest.mark.parametrize("query", ["yusufzai", "ЮСУФЗАЙ", "مريم", "Maryam Jusufzai"])
def test_person_is_found_by_any_spelling(session: Session, query: str) -> None:
    made = draft(session)
    draft(session, name=SUHARTA)
    session.flush()
    found = participants(session, SEMINAR_ID, query=query)
    assert [each.id for each in found.rows] == [made.id]

"""A person joins those who represent the same State or organisation."""

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.delegation import Delegation
from services.registration.usecases.join_delegation import join_delegation
from services.registration.usecases.submit_registration import submit_registration
from tests.house_under_test import House
from tests.registration.people import FOR_A_FUND, LINKS, draft, submitted


def test_state_comes_with_its_names_in_all_languages(session: Session) -> None:
    joined = join_delegation(session, registration=draft(session))
    assert (joined.kind, joined.state_code) == ("state", "KGZ")
    assert joined.names["ru"] == "Кыргызстан"
    assert set(joined.names) == {"en", "ru", "uz", "ar"}


def test_two_spellings_of_an_organisation_are_one(session: Session) -> None:
    first = submitted(session, represents=FOR_A_FUND)
    second = submitted(session, represents={**FOR_A_FUND, "organisation_name": "lake  FUND"})
    assert first.delegation_id == second.delegation_id
    assert first.delegation is not None
    assert first.category == "organisation"
    assert not first.delegation.is_offered


def test_organisation_in_signs_that_have_no_letters_is_still_one(session: Session) -> None:
    made = submitted(session, represents={**FOR_A_FUND, "organisation_name": "★★"})
    assert made.delegation is not None
    assert made.delegation.name_key


def test_first_two_of_a_state_at_once_are_one_delegation(house: House, session: Session) -> None:
    ids = [draft(session, email=f"{n}@delegate.example").id for n in range(6)]
    session.commit()

    def send(id_: UUID) -> None:
        with house.registration.session() as own:
            submit_registration(own, registration_id=id_, links=LINKS)
            own.commit()

    with ThreadPoolExecutor(3) as several:
        list(several.map(send, ids))
    assert len(session.scalars(select(Delegation)).all()) == 1

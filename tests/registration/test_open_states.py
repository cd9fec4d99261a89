"""Organisers put several States on the list at once."""

import pytest
from marshmallow import ValidationError
from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.delegation import Delegation
from services.registration.models.trace import Trace
from services.registration.queries.delegations import states_there
from services.registration.schemas.states_form import StatesForm
from services.registration.usecases.open_states import open_states
from shared.language import languages
from shared.text.states import states
from tests.house_under_test import House
from tests.people import NODIRA, OBSERVER, SEMINAR_ID
from tests.registration.people import hear_of_the_seminar, submitted
from tests.registration.staff import keep_account

PAGE = "/registration/meetings/seminar/delegations/states"


def named(text: str) -> list[str]:
    found: list[str] = StatesForm().load({"states": [], "names": text})["names"]
    return found


def test_each_is_there_once_and_one_that_was_there_stays(session: Session) -> None:
    kept = submitted(session).delegation_id
    by = keep_account(session, NODIRA).id
    new = open_states(session, meeting_id=SEMINAR_ID, codes=["UZB", "KGZ", "KAZ", "UZB"], by=by)
    assert new == ["KAZ", "UZB"]
    assert states_there(session, SEMINAR_ID) == {"KAZ", "KGZ", "UZB"}
    kyrgyz = session.scalars(select(Delegation.id).where(Delegation.state_code == "KGZ")).one()
    assert kyrgyz == kept
    opened = session.scalars(select(Trace).where(Trace.what == "delegation_opened")).all()
    assert len(opened) == 2


def test_every_state_is_known_by_each_of_its_names_and_by_no_other_name() -> None:
    for each in states():
        for name in (*each.names.values(), *each.formal_names.values(), each.iso3):
            assert named(name) == [each.iso3], name


def test_names_are_read_in_any_language_and_in_any_case() -> None:
    text = "the Netherlands (Kingdom of the)\r\n\r\n  КАЗАХСТАН; Oʻzbekiston ;kgz\nقطر"
    assert named(text)[1:] == ["KAZ", "UZB", "KGZ", "QAT"]


def test_refused_with_the_names_that_are_nobodys() -> None:
    with pytest.raises(ValidationError) as refused:
        named("Kazakhstan\nAtlantis\nRuritania")
    assert "Atlantis; Ruritania" in str(refused.value)


@pytest.mark.parametrize("language", languages())
def test_organiser_ticks_and_pastes(house: House, language: str) -> None:
    hear_of_the_seminar(house)
    organiser = house.registration.client(NODIRA, language)
    ticked = {"states": ["KAZ", "TJK"], "names": "Turkmenistan"}
    answer = organiser.fill_in(PAGE, ticked, to=PAGE)
    assert answer.status_code == 303
    shown = organiser.page(answer.headers["Location"])
    assert {shown.words(each) for each in shown.all("abbr")} == {"KAZ", "TJK", "TKM"}
    assert "3" in shown.text
    offered = [each.get("value") for each in organiser.page(PAGE).all("input")]
    assert "KGZ" in offered
    assert "KAZ" not in offered


def test_what_was_typed_stays_when_it_is_refused(house: House) -> None:
    hear_of_the_seminar(house)
    organiser = house.registration.client(NODIRA)
    answer = organiser.fill_in(PAGE, {"states": ["KAZ"], "names": "Atlantis"}, to=PAGE)
    assert answer.status_code == 422
    assert "No State is called so: Atlantis" in answer.text
    assert 'value="KAZ" checked' in answer.text
    nothing = organiser.fill_in(PAGE, {}, to=PAGE)
    assert "Tick a State, or enter its name" in nothing.text
    with house.registration.session() as session:
        assert states_there(session, SEMINAR_ID) == set()
    assert house.registration.client(OBSERVER).get(PAGE).status_code == 403

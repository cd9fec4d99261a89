"""Organisers put a delegation on the list."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.delegation import Delegation
from services.registration.models.trace import Trace
from services.registration.usecases.open_delegation import open_delegation
from tests.house_under_test import House
from tests.people import NODIRA, OBSERVER, SEMINAR_ID
from tests.registration.people import FOR_A_FUND, hear_of_the_seminar, submitted
from tests.registration.staff import keep_account


def _open(session: Session, **told: object) -> Delegation:
    keep_account(session, NODIRA)
    given = {"state_code": "", "names": {}, **told}
    return open_delegation(session, meeting_id=SEMINAR_ID, by=NODIRA.id, **given)  # type: ignore[arg-type]


def test_whoever_registers_later_joins_it(session: Session) -> None:
    opened = _open(session, kind="state", state_code="KGZ")
    assert submitted(session).delegation_id == opened.id
    fund = _open(session, kind="civil", names={"en": "Lake Fund"})
    assert submitted(session, represents=FOR_A_FUND, email="f@d.example").delegation_id == fund.id
    assert fund.is_offered


def test_one_that_is_there_stays_as_it_is(session: Session) -> None:
    made = submitted(session)
    assert _open(session, kind="state", state_code="KGZ").id == made.delegation_id
    assert len(session.scalars(select(Delegation)).all()) == 1
    assert session.scalars(select(Trace).where(Trace.what == "delegation_opened")).all() == []


def test_organiser_adds_it_and_goes_on_to_the_invitation(house: House) -> None:
    hear_of_the_seminar(house)
    page = "/registration/meetings/seminar/delegations/new"
    organiser = house.registration.client(NODIRA)
    answer = organiser.fill_in(page, {"kind": "state", "state_code": "KAZ"}, to=page)
    assert answer.headers["Location"].endswith("/focal-points")
    assert "Kazakhstan" in organiser.page(answer.headers["Location"]).text
    wrong = organiser.fill_in(page, {"kind": "state"}, to=page)
    assert "Choose the State" in wrong.text
    assert organiser.fill_in(page, {"kind": "media"}, to=page).status_code == 422
    assert house.registration.client(OBSERVER).get(page).status_code == 403

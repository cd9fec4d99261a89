"""Whatever the address: staff of one meeting find nothing of another, and change nothing in it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.routing import Rule

from services.registration.models.base import Base
from services.registration.models.mail import Mail
from services.registration.models.paper import VISA, Paper
from services.registration.usecases.ask_for_visa_letters import ask_for_visa_letters
from services.registration.usecases.make_clearance_list import make_clearance_list
from tests.house_under_test import House
from tests.pages import PageClient
from tests.people import NODIRA, OTHER_MEETING_ID, SEMINAR, SEMINAR_ID, STRANGER
from tests.registration.focal import at_work
from tests.registration.mailings import mailing_to
from tests.registration.papers import approved_with_visa, rule
from tests.registration.people import FOR_A_FUND, submitted
from tests.registration.questions import SEAL
from tests.registration.test_review_in_bulk import bulk
from tests.registration.test_save_note_verbale import note_of

OTHER = "other"


@pytest.fixture
def ids(house: House, session: Session, passport_key: None) -> dict[str, UUID]:
    """One of everything that the seminar has and that an address may name."""
    rule(session)
    other = submitted(session, represents=FOR_A_FUND, email="other@delegate.example")
    traveller = approved_with_visa(session)
    focal_point = at_work(session)
    by = {"meeting_id": SEMINAR_ID, "account_id": NODIRA.id}
    note = note_of(session, focal_point)
    kept = make_clearance_list(
        session, **by, whom="expected", write=lambda people, _: b"list", seal=SEAL
    )
    said = {"meeting_id": SEMINAR_ID, "by": NODIRA.id}
    ask_for_visa_letters(session, **said, registration_id=traveller.id, language="en")
    act = bulk(session, other)
    mailing = mailing_to(session, [traveller.id])
    mail = session.scalars(select(Mail.id).where(Mail.registration_id == traveller.id)).first()
    assert mail is not None
    found = {
        "registration_id": traveller.id,
        "one_id": traveller.id,
        "other_id": other.id,
        "delegation_id": focal_point.delegation_id,
        "focal_point_id": focal_point.id,
        "note_id": note.id,
        "list_id": kept.id,
        "paper_id": session.scalars(select(Paper.id).where(Paper.kind == VISA)).one(),
        "act_id": act.id,
        "mailing_id": mailing.id,
        "mail_id": mail,
        "account_id": NODIRA.id,
    }
    session.commit()
    house.registration.hear(
        replace(SEMINAR, meeting_id=OTHER_MEETING_ID, slug=OTHER, opened_by=STRANGER.id)
    )
    return found


def _rules(house: House, names: set[str]) -> Iterator[Rule]:
    """The addresses of a meeting that name one of these as well."""
    for each in house.registration.app.url_map.iter_rules():
        if "slug" in each.arguments and names & each.arguments:
            yield each


def _answers(
    house: House,
    browser: PageClient,
    values: dict[str, Any],
    data: dict[str, str],
    names: set[str],
) -> Iterator[tuple[str, int]]:
    adapter = house.registration.app.url_map.bind("localhost")
    for each in _rules(house, names):
        said = {name: values.get(name, "en") for name in each.arguments}
        said |= {"kind": "approved"} if "kind" in said else {}
        said |= {"role": "reviewer"} if "role" in said else {}
        for method in sorted((each.methods or set()) & {"GET", "POST"}):
            address = adapter.build(each.endpoint, said, method=method)
            sent = data if method == "POST" else None
            answer = browser.open(address, method=method, data=sent)
            yield f"{method} {each.rule}", answer.status_code


def _rows(house: House) -> dict[str, int]:
    with house.registration.session() as session:
        return {
            table.name: session.scalar(select(func.count()).select_from(table)) or 0
            for table in Base.metadata.sorted_tables
        }


FILLED = {
    **{"seen": "2", "seen_one": "2", "seen_other": "2", "stays": "one", "reason": "incomplete"},
    **{"return_reason": "name", "waiver_reason": "So", "language": "en", "role": "reviewer"},
    **{"limit": "place", "places": "1", "kind": "civil", "state": "all", "whom": "due"},
    **{"name": "Somebody", "email": "some@focal.example", "registration_id": ""},
}


def _token(browser: PageClient) -> dict[str, str]:
    values = browser.page(f"/registration/meetings/{OTHER}/review/rules").form_values()
    return {"form_token": values["form_token"]}


def test_nothing_that_an_address_names_is_there_at_another_meeting(
    house: House, ids: dict[str, UUID]
) -> None:
    browser = house.registration.client(STRANGER)
    token, before = _token(browser), _rows(house)
    values = {**ids, "slug": OTHER}
    data = {**FILLED, **token, "registration_id": str(ids["registration_id"])}
    answers = list(_answers(house, browser, values, data, set(ids)))
    assert len(answers) > 30
    assert [each for each in answers if each[1] != 404] == []
    assert _rows(house) == before


def test_nothing_of_the_seminar_is_there_for_staff_of_another(
    house: House, ids: dict[str, UUID]
) -> None:
    browser = house.registration.client(STRANGER)
    token, before = _token(browser), _rows(house)
    values = {**ids, "slug": "seminar"}
    answers = list(_answers(house, browser, values, {**FILLED, **token}, {"slug"}))
    there = {"/registration/meetings/<slug>/register"}
    assert [each for each in answers if each[1] != 404 and each[0].split()[1] not in there] == []
    changed = {name for name, number in _rows(house).items() if number != before[name]}
    # What anybody may begin was begun.
    assert changed <= {"registration", "event", "attempt"}


def test_nothing_is_done_without_the_token_of_a_form(house: House, ids: dict[str, UUID]) -> None:
    browser = house.registration.client(NODIRA)
    before = _rows(house)
    answers = list(_answers(house, browser, {**ids, "slug": "seminar"}, FILLED, {"slug"}))
    posted = [each for each in answers if each[0].startswith("POST")]
    assert len(posted) > 40
    assert [each for each in posted if each[1] != 400] == []
    assert _rows(house) == before

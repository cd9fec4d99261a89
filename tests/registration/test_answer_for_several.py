"""A focal point gives one answer for several people."""

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.questions import Questions
from services.registration.models.registration import Registration
from services.registration.models.trace import Trace
from services.registration.usecases.answer_for_several import answer_for_several
from tests.house_under_test import House
from tests.people import SEMINAR_ID
from tests.registration.focal import AT, ERLAN, SILENT, at_the_desk, at_work, entered
from tests.registration.people import draft

ASKED = {"asks_visa": True, "asks_travel": True, "asks_hotel": True}
NIGHTS = {"hotel_from": date(2027, 9, 22), "hotel_to": date(2027, 9, 26)}
ALIKE: dict[str, dict[str, Any]] = {
    "visa": {"visa": "no", "visa_place": ""},
    "travel": {"travel": "later"},
    "hotel": {"hotel": "wanted", **NIGHTS},
}


def _asks(session: Session) -> None:
    session.add(Questions(meeting_id=SEMINAR_ID, **ASKED))
    session.flush()


def test_what_was_missing_is_answered_and_traced(session: Session) -> None:
    focal_point = at_work(session)
    _asks(session)
    people = entered(session, focal_point, ERLAN, SILENT)
    found = answer_for_several(
        session, focal_point=focal_point, chosen=[each.id for each in people], given=ALIKE
    )
    assert set(found) == {each.id for each in people}
    assert [each.unanswered() for each in people] == [(), ()]
    assert all(each.visit and each.visit.hotel_to == NIGHTS["hotel_to"] for each in people)
    lines = session.scalars(select(Trace).where(Trace.what == "delegate_answered")).all()
    assert [each.who_id for each in lines] == [focal_point.id] * 6


def test_what_was_answered_before_stays(session: Session) -> None:
    focal_point = at_work(session)
    _asks(session)
    people = entered(session, focal_point, ERLAN, SILENT)
    chosen = [each.id for each in people]
    own = {"visa": {"visa": "yes", "visa_place": "Bishkek"}}
    answer_for_several(session, focal_point=focal_point, chosen=chosen[:1], given=own)
    answer_for_several(session, focal_point=focal_point, chosen=chosen, given=ALIKE)
    assert [each.needs and each.needs.visa for each in people] == ["yes", "no"]
    assert people[0].unanswered() == ("passport",)


def test_who_needs_no_journey_gets_no_hotel(session: Session) -> None:
    focal_point = at_work(session)
    _asks(session)
    (person,) = entered(session, focal_point)
    given = {**ALIKE, "travel": {"travel": "none"}}
    answer_for_several(session, focal_point=focal_point, chosen=[person.id], given=given)
    assert person.visit
    assert (person.visit.hotel, person.unanswered()) == ("", ())


def test_nobody_else_s_people_are_answered_for(session: Session) -> None:
    focal_point = at_work(session)
    _asks(session)
    own = draft(session)
    own.delegation = focal_point.delegation
    session.flush()
    found = answer_for_several(session, focal_point=focal_point, chosen=[own.id], given=ALIKE)
    assert found == []
    assert own.needs is None


def test_one_page_answers_for_all_and_says_what_is_wrong(house: House, session: Session) -> None:
    browser, delegation_id = at_the_desk(house)
    _asks(session)
    focal_point = at_work(session, email="second@focal.example")
    entered(session, focal_point, ERLAN, SILENT)
    session.commit()
    desk, page = f"{AT}/{delegation_id}", f"{AT}/{delegation_id}/people/answers"
    assert "Answer for several at once" in browser.page(desk).text
    people = session.scalars(select(Registration)).all()
    everybody = [str(each.id) for each in people]
    refused = browser.fill_in(page, {"person": everybody, "hotel": "wanted"})
    assert refused.status_code == 422
    assert "Enter the first night" in refused.text
    assert browser.fill_in(page, {"person": everybody}).status_code == 422
    given = {"person": everybody, "visa": "no", "travel": "later", "hotel": "own"}
    assert browser.fill_in(page, given).status_code == 303
    words = browser.page(desk).text
    assert "2 are ready to be sent" in words
    assert "Answer for several at once" not in words

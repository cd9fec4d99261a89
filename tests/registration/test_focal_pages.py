"""A focal point's day in the browser: coming in, entering people, sending them, handing over."""

import re
from datetime import timedelta
from io import BytesIO
from uuid import UUID

import pytest
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from services.registration.models.mail import Mail
from services.registration.models.meeting_copy import Period
from services.registration.models.note_verbale import NoteVerbale
from services.registration.models.questions import Questions
from services.registration.models.registration import Registration
from services.registration.models.trace import Trace
from shared import clock
from tests.house_under_test import House
from tests.pages import PageClient
from tests.people import NODIRA, SEMINAR_ID, STRANGER
from tests.registration.focal import (
    AT,
    at_the_desk,
    delegation_of,
)
from tests.registration.people import draft, hear_of_the_seminar, submitted
from tests.registration.test_save_note_verbale import PDF

ROW = {
    "p0_given_names": "Erlan",
    "p0_family_name": "Osmonov",
    "p0_own_name": "Эрлан Осмонов",
    "p0_function": "Head of Section",
    "p0_role": "head",
    "p0_email": "erlan@delegate.example",
}
SECOND = {"p1_given_names": "Suharta", "p1_has_one_name": "yes", "p1_function": "Adviser"}


def _people(session: Session) -> list[Registration]:
    return list(session.scalars(select(Registration).order_by(Registration.given_names)))


def _enter(browser: PageClient, delegation_id: UUID) -> None:
    answer = browser.fill_in(f"{AT}/{delegation_id}/people/new", {**ROW, **SECOND})
    assert answer.status_code == 303, browser.seen and browser.seen.text


def test_people_are_entered_in_a_table_and_stand_on_the_desk(
    house: House, session: Session
) -> None:
    browser, delegation_id = at_the_desk(house)
    _enter(browser, delegation_id)
    page = browser.page(f"{AT}/{delegation_id}?entered=2")
    assert "2 persons were entered" in page.text
    assert "Erlan Osmonov" in page.text
    assert [each.state for each in _people(session)] == ["draft", "draft"]


def test_one_wrong_row_saves_none_and_keeps_all_that_was_typed(
    house: House, session: Session
) -> None:
    browser, delegation_id = at_the_desk(house)
    wrong = {**ROW, "p1_given_names": "Сухарта", "p1_function": "", "p1_email": "nonsense"}
    answer = browser.fill_in(f"{AT}/{delegation_id}/people/new", wrong)
    assert answer.status_code == 422
    assert "Row 2: Write this in Latin letters, as in the passport" in answer.text
    assert "Row 2: Enter the function" in answer.text
    assert browser.seen
    values = browser.seen.form_values()
    assert (values["p0_given_names"], values["p1_given_names"]) == ("Erlan", "Сухарта")
    assert values["p1_email"] == "nonsense"
    assert _people(session) == []


def test_more_rows_keep_what_was_typed(house: House) -> None:
    browser, delegation_id = at_the_desk(house)
    path = f"{AT}/{delegation_id}/people/new"
    answer = browser.fill_in(path, {**ROW, "more": "yes"})
    assert answer.status_code == 200
    assert browser.seen
    values = browser.seen.form_values()
    assert (values["rows"], values["p0_given_names"]) == ("8", "Erlan")


def test_all_are_sent_and_the_unfinished_named(house: House, session: Session) -> None:
    browser, delegation_id = at_the_desk(house)
    _enter(browser, delegation_id)
    answer = browser.fill_in(f"{AT}/{delegation_id}")
    assert answer.headers["Location"].endswith("?sent=2")
    assert "2 registrations were sent" in browser.page(answer.headers["Location"]).text
    assert [each.state for each in _people(session)] == ["submitted", "submitted"]


def test_person_is_corrected_taken_out_withdrawn_and_replaced(
    house: House, session: Session
) -> None:
    browser, delegation_id = at_the_desk(house)
    _enter(browser, delegation_id)
    erlan, suharta = _people(session)
    one = f"{AT}/{delegation_id}/people"
    assert browser.fill_in(f"{one}/{erlan.id}", {"phone": "+996 312 000000"}).status_code == 303
    browser.fill_in(f"{one}/{suharta.id}", form=1)
    session.expire_all()
    assert [each.phone for each in _people(session)] == ["+996 312 000000"]
    browser.fill_in(f"{AT}/{delegation_id}")
    new = {"given_names": "Aida", "family_name": "Invented", "function": "Minister"}
    answer = browser.fill_in(f"{one}/{erlan.id}/replace", new)
    assert answer.status_code == 303
    session.expire_all()
    aida, erlan = _people(session)
    assert (aida.state, aida.role, erlan.state) == ("submitted", "head", "withdrawn")
    assert "Comes in the place of" in browser.page(answer.headers["Location"]).text
    assert browser.fill_in(f"{one}/{aida.id}/withdraw").status_code == 303
    session.expire_all()
    assert {each.state for each in _people(session)} == {"withdrawn"}
    deeds = set(session.scalars(select(Trace.what).where(Trace.who_kind == "focal_point")))
    assert deeds >= {
        *("delegate_entered", "delegate_answered", "delegate_removed", "delegate_sent"),
        *("replacement_named", "delegate_withdrawn"),
    }


def test_what_was_sent_is_changed_through_the_delegate_s_own_road(
    house: House, session: Session
) -> None:
    browser, delegation_id = at_the_desk(house)
    _enter(browser, delegation_id)
    browser.fill_in(f"{AT}/{delegation_id}")
    erlan = _people(session)[0]
    answer = browser.fill_in(f"{AT}/{delegation_id}/people/{erlan.id}")
    assert answer.status_code == 303
    draft = session.scalars(select(Registration).where(Registration.amends_id == erlan.id)).one()
    page = f"{AT}/{delegation_id}/people/{draft.id}"
    assert browser.fill_in(page, {"function": "Minister"}).status_code == 303
    sent = browser.fill_in(f"/registration/mine/{draft.id}/check")
    assert sent.status_code == 303
    session.expire_all()
    assert session.get_one(Registration, erlan.id).function["en"] == "Minister"


def test_note_verbale_is_sent_replaced_and_read_by_staff(house: House, session: Session) -> None:
    browser, delegation_id = at_the_desk(house)
    page = f"{AT}/{delegation_id}/note-verbale"
    values = {"number": "12-3/45", "dated": "2027-08-02", "file": (BytesIO(PDF), "x.exe")}
    assert browser.fill_in(page, values).status_code == 303
    note = session.scalars(select(NoteVerbale)).one()
    mine = browser.get(f"{page}/{note.id}")
    assert (mine.data, mine.mimetype) == (PDF, "application/pdf")
    assert mine.headers["Content-Disposition"].startswith("attachment")
    assert mine.headers["Content-Security-Policy"].startswith("sandbox;")
    at = f"/registration/meetings/seminar/delegations/{delegation_id}/note-verbale/{note.id}"
    assert house.registration.client(NODIRA).get(at).data == PDF
    assert house.registration.client(STRANGER).get(at).status_code == 404
    wrong = {**values, "number": "", "file": (BytesIO(b"MZ"), "note.pdf")}
    answer = browser.fill_in(page, wrong)
    assert answer.status_code == 422
    assert "Choose a PDF, JPEG or PNG" in answer.text


@pytest.mark.parametrize("language", ["en", "ru", "uz", "ar"])
def test_every_page_stands_in_every_language(house: House, session: Session, language: str) -> None:
    browser, delegation_id = at_the_desk(house, language=language)
    _enter(browser, delegation_id)
    erlan = _people(session)[0]
    for path in ("", "/people/new", "/people/paste", "/people/earlier", "/note-verbale"):
        browser.page(f"{AT}/{delegation_id}{path}")
    browser.page(f"{AT}/{delegation_id}/people/{erlan.id}")
    browser.page(f"{AT}/{delegation_id}/hand-over")
    browser.fill_in(f"{AT}/{delegation_id}")
    for path in ("", "/withdraw", "/replace"):
        browser.page(f"{AT}/{delegation_id}/people/{erlan.id}{path}")


def test_many_cost_the_desk_no_more_questions_than_one(house: House, session: Session) -> None:
    browser, delegation_id = at_the_desk(house)
    asked: list[str] = []

    def note(_conn: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    def questions() -> int:
        asked.clear()
        browser.page(f"{AT}/{delegation_id}")
        return len(asked)

    event.listen(house.registration.database.engine, "before_cursor_execute", note)
    try:
        submitted(session)
        session.commit()
        one = questions()
        for number in range(3):
            submitted(session, email=f"p{number}@delegate.example")
        session.commit()
        assert questions() <= one <= 20
    finally:
        event.remove(house.registration.database.engine, "before_cursor_execute", note)


def test_people_who_began_for_themselves_are_theirs_alone(house: House, session: Session) -> None:
    hear_of_the_seminar(house)
    browser, delegation_id = at_the_desk(house)
    own = draft(session)
    own.delegation = delegation_of(session)
    session.commit()
    assert "Maryam" not in browser.page(f"{AT}/{delegation_id}").text
    assert browser.get(f"{AT}/{delegation_id}/people/{own.id}").status_code == 404
    assert browser.get(f"/registration/mine/{own.id}/photo").status_code == 404


def test_person_sees_corrects_and_takes_themselves_out(house: House, session: Session) -> None:
    browser, delegation_id = at_the_desk(house)
    _enter(browser, delegation_id)
    body = session.scalars(select(Mail.body).where(Mail.to == "erlan@delegate.example")).one()
    found = re.search(r"http://localhost(/registration/link/\S+)", body)
    assert found
    person = house.registration.client()
    status = person.get(found[1]).headers["Location"]
    assert "The focal point of your delegation has entered you" in person.page(status).text
    assert "Эрлан Осмонов" in person.page(status).text
    name = {"given_names": "Erlan", "family_name": "Osmonov", "honorific": "Dr"}
    # What only they can say is asked of them, though it keeps nobody back at the desk.
    assert person.fill_in(f"{status}/name", name).headers["Location"] == f"{status}/photo"
    session.expire_all()
    assert [each.honorific for each in _people(session)] == ["Dr", ""]
    answer = person.fill_in(status, to=f"{status}/take-out")
    assert answer.status_code == 303
    session.expire_all()
    assert [each.given_names for each in _people(session)] == ["Suharta"]
    assert person.get(status).status_code == 404


def test_staff_see_who_is_late_who_entered_them_and_in_whose_place(
    house: House, session: Session
) -> None:
    browser, delegation_id = at_the_desk(house)
    organiser = house.registration.client(NODIRA)
    yesterday = (clock.now() - timedelta(days=2)).date()
    days = {"closes_on": yesterday.isoformat(), "takes_late": "yes"}
    period = "/registration/meetings/seminar/period"
    assert organiser.fill_in(period, days, to=period).status_code == 303
    assert f'value="{yesterday.isoformat()}"' in organiser.get(period).text
    _enter(browser, delegation_id)
    assert "listed as late" in browser.page(f"{AT}/{delegation_id}").text
    browser.fill_in(f"{AT}/{delegation_id}")
    late = organiser.page("/registration/meetings/seminar/people?state=late").text
    assert "2 persons" in late
    erlan = _people(session)[0]
    page = f"/registration/meetings/seminar/people/{erlan.id}"
    assert "Entered by the focal point: Gulnara Invented" in organiser.page(page).text
    new = {"given_names": "Aida", "family_name": "Invented", "function": "Minister"}
    browser.fill_in(f"{AT}/{delegation_id}/people/{erlan.id}/replace", new)
    assert "In their place comes: Aida Invented" in organiser.page(page).text


def test_nothing_is_sent_when_the_late_are_not_taken(house: House, session: Session) -> None:
    browser, delegation_id = at_the_desk(house)
    _enter(browser, delegation_id)
    session.add(Period(meeting_id=SEMINAR_ID, closes_at=clock.now() - timedelta(days=1)))
    session.commit()
    answer = browser.fill_in(f"{AT}/{delegation_id}", to=f"{AT}/{delegation_id}/send")
    assert answer.status_code == 409
    assert "takes nobody late" in answer.text
    assert {each.state for each in _people(session)} == {"draft"}


def test_focal_point_answers_for_a_person_page_by_page(house: House, session: Session) -> None:
    browser, delegation_id = at_the_desk(house)
    session.add(Questions(meeting_id=SEMINAR_ID, asks_hotel=True, asks_diet=True))
    session.commit()
    _enter(browser, delegation_id)
    erlan = _people(session)[0]
    assert "Missing: Hotel" in browser.page(f"{AT}/{delegation_id}").text
    page = browser.page(f"/registration/mine/{erlan.id}/hotel")
    assert "You answer for: Erlan Osmonov" in page.text
    answer = browser.fill_in(f"/registration/mine/{erlan.id}/hotel", {"hotel": "own"})
    assert answer.headers["Location"].endswith(f"/mine/{erlan.id}/check")
    back = browser.get(answer.headers["Location"]).headers["Location"]
    assert back == f"{AT}/{delegation_id}/people/{erlan.id}"
    lines = session.scalars(select(Trace).where(Trace.what == "delegate_answered")).all()
    assert [each.values[0].value for each in lines] == ["hotel"]
    assert [each.about_id for each in lines] == [erlan.id]


def test_function_said_in_one_language_may_stay_empty_in_another(
    house: House, session: Session
) -> None:
    browser, delegation_id = at_the_desk(house)
    _enter(browser, delegation_id)
    erlan = _people(session)[0]
    browser.set_cookie("kengash_language", "ru")
    page = f"{AT}/{delegation_id}/people/{erlan.id}"
    assert browser.page(page).form_values()["function"] == ""
    assert browser.fill_in(page, {"rank": "Посол"}).status_code == 303
    session.expire_all()
    erlan = _people(session)[0]
    assert (erlan.function, erlan.rank) == ({"en": "Head of Section"}, "Посол")

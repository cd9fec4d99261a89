"""Taking the papers of the programme."""

import pytest

from services.agenda.usecases.press_programme_paper import press_programme_paper
from tests.agenda.papers import busy_seminar
from tests.house_under_test import House
from tests.people import EDITOR, NODIRA, SEMINAR_ID

AT = "/agenda/meetings/seminar"
PUBLIC = f"{AT}/editions/1/programme-en.pdf"
STAFF = f"{AT}/papers/1/moderator_sheets-en.pdf"


def published(house: House, *pressed: str) -> None:
    with house.agenda.session() as session:
        busy_seminar(session)
        for kind in pressed:
            press_programme_paper(
                session, meeting_id=SEMINAR_ID, number=1, kind=kind, language="en"
            )
        session.commit()


def test_everybody_may_take_the_programme_and_keeps_it(house: House) -> None:
    published(house, "programme")
    client = house.agenda.client()
    taken = client.get(PUBLIC)
    assert (taken.status_code, taken.mimetype) == (200, "application/pdf")
    assert taken.data.startswith(b"%PDF")
    assert "seminar-programme-1-en.pdf" in taken.headers["Content-Disposition"]
    again = client.get(PUBLIC, headers={"If-None-Match": taken.headers["ETag"]})
    assert again.status_code == 304


def test_whoever_comes_too_early_is_asked_to_wait(house: House) -> None:
    published(house)
    waiting = house.agenda.client().get(PUBLIC)
    assert (waiting.status_code, waiting.headers["Refresh"]) == (202, "3")
    assert "The paper is being made" in waiting.text


@pytest.mark.parametrize(
    "address",
    [
        f"{AT}/editions/1/moderator_sheets-en.pdf",
        f"{AT}/editions/1/programme-fr.pdf",
        f"{AT}/editions/2/programme-en.pdf",
        "/agenda/meetings/other/editions/1/programme-en.pdf",
    ],
)
def test_there_is_nothing_else_to_take(house: House, address: str) -> None:
    published(house, "programme", "moderator_sheets")
    assert house.agenda.client().get(address).status_code == 404


def test_moderator_sheets_are_the_staffs(house: House) -> None:
    published(house, "moderator_sheets")
    assert house.agenda.client().get(STAFF).status_code == 303
    assert house.agenda.client(EDITOR).get(STAFF).mimetype == "application/pdf"


def test_staff_see_what_is_pressed_and_what_waits(house: House) -> None:
    published(house, "door_signs")
    page = house.agenda.client(NODIRA).page(f"{AT}/papers")
    assert f"{AT}/papers/1/door_signs-en.pdf" in page.html
    assert f"{AT}/papers/1/door_signs-ar.pdf" not in page.html
    assert "Papers are being made" in page.text

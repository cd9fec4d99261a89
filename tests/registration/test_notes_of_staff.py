"""What staff do about notes verbales: entering one, and asking which delegations owe one."""

from io import BytesIO
from uuid import uuid4

from sqlalchemy.orm import Session

from tests.house_under_test import House
from tests.people import NODIRA, OBSERVER, REVIEWER
from tests.registration.focal import AT, at_the_desk
from tests.registration.test_save_note_verbale import PDF


def test_staff_enter_a_note_that_was_handed_to_them(house: House, session: Session) -> None:
    browser, delegation_id = at_the_desk(house)
    at = f"/registration/meetings/seminar/delegations/{delegation_id}"
    typed = {"number": "12-3/45", "dated": "2027-08-02"}
    reviewer, to = house.registration.client(REVIEWER), f"{at}/note-verbale"
    page = reviewer.page(f"{at}/focal-points")
    place = next(n for n, each in enumerate(page.all("form")) if each.get("action") == to)
    empty = reviewer.fill_in(f"{at}/focal-points", typed, form=place)
    assert empty.status_code == 422
    assert "Choose the file of the note" in empty.text
    assert 'value="12-3/45"' in empty.text
    values = {**typed, "file": (BytesIO(PDF), "x.pdf")}
    assert reviewer.fill_in(f"{at}/focal-points", values, form=place).status_code == 303
    assert "12-3/45" in reviewer.page(f"{at}/focal-points").text
    assert "12-3/45" in browser.page(f"{AT}/{delegation_id}/note-verbale").text
    assert (
        "Note verbale received"
        in house.registration.client(NODIRA).page("/registration/meetings/seminar/trace").text
    )
    observer = house.registration.client(OBSERVER)
    assert "Enter the note" not in observer.page(f"{at}/focal-points").text
    elsewhere = to.replace(str(delegation_id), str(uuid4()))
    values = {**typed, "file": (BytesIO(PDF), "x.pdf")}
    answer = reviewer.fill_in(f"{at}/focal-points", values, form=place, to=elsewhere)
    assert answer.status_code == 404

"""What staff do about notes verbales: entering one, and asking which delegations owe one."""

from io import BytesIO
from uuid import uuid4

from sqlalchemy.orm import Session

from services.registration.usecases.invite_focal_point import invite_focal_point
from services.registration.usecases.revoke_focal_point import revoke_focal_point
from tests.house_under_test import House
from tests.people import NODIRA, OBSERVER, REVIEWER
from tests.registration.focal import AT, GULNARA, at_the_desk, at_work, delegation_of
from tests.registration.people import FOR_A_FUND, LINKS, hear_of_the_seminar, submitted
from tests.registration.reviewing import rules
from tests.registration.staff import keep_account
from tests.registration.test_save_note_verbale import PDF, note_of

DELEGATIONS = "/registration/meetings/seminar/delegations"
OVERVIEW = "/registration/meetings/seminar/overview.part"


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


def test_a_note_is_awaited_from_whoever_was_asked_for_one(house: House, session: Session) -> None:
    hear_of_the_seminar(house)
    keep_account(session, NODIRA)
    rules(session, notes=("state",))
    fund = submitted(session, represents=FOR_A_FUND).joined
    delegation_of(session, "KGZ")
    note_of(session, at_work(session, "UZB"))
    session.commit()
    client = house.registration.client(NODIRA)
    awaited, every = f"{DELEGATIONS}?note=awaited", DELEGATIONS

    def names(path: str) -> set[str]:
        page = client.page(path)
        return {page.words(each) for each in page.all("bdi")} & {
            "Kyrgyzstan",
            "Uzbekistan",
            "Lake Fund",
        }

    assert names(awaited) == {"Kyrgyzstan"}
    assert "not required" not in client.page(every).text
    overview = client.get(OVERVIEW).headers["ETag"]
    made = invite_focal_point(session, delegation_id=fund.id, by=NODIRA.id, links=LINKS, **GULNARA)
    session.commit()
    assert names(awaited) == {"Kyrgyzstan", "Lake Fund"}
    assert "have a focal point, or whose kind has to send one" in client.page(awaited).text
    assert "not required" in client.page(awaited).text
    assert client.get(OVERVIEW).headers["ETag"] != overview
    revoke_focal_point(session, delegation_id=fund.id, focal_point_id=made.id, by=NODIRA.id)
    session.commit()
    assert names(awaited) == {"Kyrgyzstan"}

"""What the desk of a focal point says about the delegation as a whole."""

from sqlalchemy.orm import Session

from tests.house_under_test import House
from tests.registration.focal import AT, ERLAN, at_the_desk, at_work, entered
from tests.registration.people import submitted


def test_head_who_is_not_sent_yet_is_not_missing(house: House, session: Session) -> None:
    browser, delegation_id = at_the_desk(house)
    desk, words = f"{AT}/{delegation_id}", "Exactly one head of delegation is expected."
    submitted(session)
    session.commit()
    assert words in browser.page(desk).text
    focal_point = at_work(session, email="second@focal.example")
    entered(session, focal_point, {**ERLAN, "role": "head"})
    session.commit()
    assert words not in browser.page(desk).text

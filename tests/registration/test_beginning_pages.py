"""The page on which a delegate begins, pressed once and pressed twice."""

from sqlalchemy import select

from services.registration.models.registration import Registration
from tests.house_under_test import House
from tests.registration.people import REGISTER, hear_of_the_seminar


def test_pressing_twice_begins_once_and_a_page_opened_anew_begins_another(
    house: House,
) -> None:
    hear_of_the_seminar(house)
    browser = house.registration.client()
    page = browser.page(REGISTER).form_values()
    first, again = (browser.post(REGISTER, data=page).headers["Location"] for _ in range(2))
    assert first == again
    assert browser.fill_in(REGISTER).headers["Location"] != first
    other = house.registration.client()
    other.page(REGISTER)
    assert other.post(REGISTER, data=page).status_code == 400
    with house.registration.session() as session:
        assert len(session.scalars(select(Registration)).all()) == 2

"""What delegates say about their part in the delegation, and read while they wait for a place."""

from sqlalchemy import select

from services.registration.models.registration import Registration
from services.registration.usecases.set_working_groups import set_working_groups
from tests.house_under_test import House
from tests.people import SEMINAR_ID
from tests.registration.people import hear_of_the_seminar, register_as_a_person_would
from tests.registration.places import allow, member

MEETING = "/registration/meetings/seminar"


def test_delegate_says_role_and_groups_and_reads_the_waiting_list(
    house: House,
) -> None:
    hear_of_the_seminar(house)
    with house.registration.session() as session:
        allow(session, places=1)
        set_working_groups(session, meeting_id=SEMINAR_ID, names={"b": {"en": "Health"}})
        member(session, 1)
        session.commit()
    browser = house.registration.client()
    id_ = register_as_a_person_would(browser)
    page = browser.page(f"/registration/mine/{id_}")
    assert page.heading == "You are on the waiting list"
    assert "Number 1 on its waiting list" in page.text
    with house.registration.session() as session:
        assert session.get_one(Registration, id_).role == "delegate"
    again = house.registration.client()
    address = again.fill_in(f"{MEETING}/register").headers["Location"]
    represents = address.replace("/name", "/represents")
    answer = {"kind": "state", "state_code": "KGZ", "function": "Adviser"}
    assert again.fill_in(represents, {**answer, "role": "emperor"}).status_code == 422
    assert again.fill_in(represents, {**answer, "working_groups": "z"}).status_code == 422
    chosen = {**answer, "role": "head", "working_groups": "b"}
    assert again.fill_in(represents, chosen).status_code == 303
    with house.registration.session() as session:
        draft = session.scalars(select(Registration).where(Registration.state == "draft")).one()
        assert (draft.role, draft.working_groups) == ("head", ["b"])

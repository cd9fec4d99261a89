"""From the overview a step is taken at once, where nothing stands in its way."""

from uuid import UUID

import pytest

from services.registration.models.registration import Registration
from tests.house_under_test import House, Member
from tests.pages import Page
from tests.people import NODIRA, OBSERVER, REVIEWER
from tests.registration.people import hear_of_the_seminar, submitted
from tests.registration.reviewing import of_media, rules

AT = "/registration/meetings/seminar"
STEPS = ("/endorse", "/clear", "/approve")


@pytest.fixture
def waiting(house: House) -> UUID:
    hear_of_the_seminar(house)
    with house.registration.session() as session:
        made = submitted(session)
        session.commit()
        return made.id


def _buttons(page: Page) -> list[int]:
    """The places, among the forms of the page, of those that take a step."""
    actions = [form.get("action") or "" for form in page.all("form")]
    return [place for place, action in enumerate(actions) if action.endswith(STEPS)]


def test_step_is_taken_from_the_overview(house: House, waiting: UUID) -> None:
    client = house.registration.client(REVIEWER)
    (button,) = _buttons(client.page(f"{AT}/"))
    answer = client.fill_in(f"{AT}/", form=button)
    assert (answer.status_code, answer.location) == (303, f"{AT}/?done={waiting}")
    page = client.page(answer.location)
    assert "Your decision was taken" in page.text
    assert _buttons(page) == []
    with house.registration.session() as session:
        assert session.get_one(Registration, waiting).state == "approved"


def test_what_stands_in_the_way_is_said_and_leaves_no_button(house: House, waiting: UUID) -> None:
    with house.registration.session() as session:
        rules(session, notes=("state",))
        submitted(session)
        session.commit()
    page = house.registration.client(NODIRA).page(f"{AT}/")
    assert page.text.count("No note verbale yet") == 2
    assert page.text.count("Possibly registered twice") == 2
    assert _buttons(page) == []
    returning = [link.get("href") or "" for link in page.all("a")]
    assert f"{AT}/people/{waiting}?open=return#decide" in returning


def test_first_of_two_finds_the_button_once_and_the_second_after_them(house: House) -> None:
    hear_of_the_seminar(house)
    with house.registration.session() as session:
        rules(session, two_persons=("media",))
        of_media(session)
        session.commit()
    for account in (REVIEWER, NODIRA):
        client = house.registration.client(account)
        (button,) = _buttons(client.page(f"{AT}/"))
        assert client.fill_in(f"{AT}/", form=button).status_code == 303
        assert _buttons(client.page(f"{AT}/")) == []


@pytest.mark.parametrize("member", [OBSERVER], ids=lambda each: each.roles)
def test_whoever_decides_nothing_sees_no_button(
    house: House, waiting: UUID, member: Member
) -> None:
    assert _buttons(house.registration.client(member).page(f"{AT}/")) == []


def test_somebody_of_another_meeting_is_not_named(house: House, waiting: UUID) -> None:
    page = house.registration.client(NODIRA).page(f"{AT}/?done={UUID(int=1)}")
    assert "Your decision was taken" not in page.text


def test_empty_meeting_lists_the_pages_that_set_it_up(house: House) -> None:
    hear_of_the_seminar(house)
    assert "To set up the meeting" in house.registration.client(NODIRA).page(f"{AT}/").text
    assert "To set up the meeting" not in house.registration.client(REVIEWER).page(f"{AT}/").text

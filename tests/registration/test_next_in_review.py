"""Whoever decides on one person finds the next of the same list beside."""

from uuid import UUID

import pytest

from services.registration.models.registration import Registration
from tests.house_under_test import House
from tests.pages import Page, PageClient
from tests.people import NODIRA, OBSERVER, REVIEWER
from tests.registration.people import hear_of_the_seminar
from tests.registration.reviewing import named, of_media, rules

AT = "/registration/meetings/seminar"


@pytest.fixture
def people(house: House) -> list[UUID]:
    """Three for a State, the second of media between them, in the order in which they sent."""
    hear_of_the_seminar(house)
    with house.registration.session() as session:
        rules(session)
        made = [named(session, "Aida", "Invented"), of_media(session, email="m@d.example")]
        made += [named(session, "Bolot", "Invented"), named(session, "Chinara", "Invented")]
        session.commit()
        return [each.id for each in made]


def following(page: Page) -> str:
    """Where the page leads on to, or nothing."""
    ways = [each.get("href") for each in page.all("a") if "Next person" in page.words(each)]
    return ways[0] if ways else ""


def opened(client: PageClient, queue: str, name: str) -> str:
    page = client.page(queue)
    return next(str(each.get("href")) for each in page.all("a") if name in page.words(each))


def test_decisions_lead_from_one_to_the_next_of_the_same_kind(
    house: House, people: list[UUID]
) -> None:
    client = house.registration.client(REVIEWER)
    path = opened(client, f"{AT}/review?kind=state", "Aida")
    seen = []
    for _ in range(3):
        page = client.page(path)
        place = next(
            n for n, each in enumerate(page.all("form")) if "/approve" in each.get("action", "")
        )
        back = client.fill_in(path, form=place)
        assert back.status_code == 303
        done = client.page(back.headers["Location"])
        seen.append(done.heading.split()[0])
        path = following(done)
    assert seen == ["Aida", "Bolot", "Chinara"]
    assert path == ""
    assert "Nobody else waits in this list." in done.text
    with house.registration.session() as session:
        assert session.get_one(Registration, people[1]).state == "submitted"


def test_whoever_is_passed_over_comes_again_at_the_end(house: House, people: list[UUID]) -> None:
    client = house.registration.client(NODIRA)
    path, seen = opened(client, f"{AT}/review", "Aida"), []
    for _ in range(4):
        page = client.page(path)
        seen.append(page.heading)
        path = following(page)
    assert len(set(seen)) == 4
    assert client.page(path).heading == seen[0]


def test_only_who_came_from_a_list_and_decides_is_led_on(house: House, people: list[UUID]) -> None:
    path = f"{AT}/people/{people[0]}"
    assert following(house.registration.client(NODIRA).page(path)) == ""
    assert following(house.registration.client(NODIRA).page(f"{path}?queue=theirs")) == ""
    assert following(house.registration.client(OBSERVER).page(f"{path}?queue=all")) == ""
    assert following(house.registration.client(NODIRA).page(f"{path}?queue=all&kind=x&q=bolot"))


def test_who_was_searched_for_leads_to_who_was_found_as_well(
    house: House, people: list[UUID]
) -> None:
    client = house.registration.client(NODIRA)
    path = opened(client, f"{AT}/review?q=invented&kind=state", "Bolot")
    seen = {client.page(path).heading.split()[0]}
    for _ in range(2):
        path = following(client.page(path))
        seen.add(client.page(path).heading.split()[0])
    assert "Bolot" in seen
    assert len(seen) > 1

"""From approval to arrival, as the desk lives it."""

from sqlalchemy import select

from services.badges.models.arrival import Arrival
from services.badges.models.badge import Badge
from tests.badges.people import participant, person_id
from tests.house_under_test import House
from tests.people import DESK, SEMINAR


def test_desk_receives_and_prints_whoever_was_approved(house: House) -> None:
    badges = house.badges
    client = badges.client(DESK)
    badges.hear(SEMINAR)
    badges.hear(participant())
    badges.relay.carry()
    badges.work_off("badges-work")
    page = client.page("/badges/meetings/seminar/desk?q=гулом")
    assert "Gʻulom Yoʻldoshev" in page.text
    answer = client.fill_in(
        "/badges/meetings/seminar/desk?q=гулом", to="/badges/meetings/seminar/arrivals", form=1
    )
    assert answer.status_code == 303
    page = client.page(answer.headers["Location"])
    (link,) = [a for a in page.all("a") if a.get("data-print")]
    paper = client.get(link.get("href"))
    assert paper.mimetype == "application/pdf"
    assert paper.data.startswith(b"%PDF")
    with badges.session() as session:
        assert session.scalars(select(Arrival)).one().participant_id == person_id(1)
        assert session.scalars(select(Badge)).one().is_ready

"""What the staff of a meeting see of its registrations, and decide."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import event, select

from services.registration.models.mail import Mail
from services.registration.models.registration import Registration
from shared import clock
from shared.contracts.badges import ArrivalRecorded
from shared.language import languages
from tests.house_under_test import House, Member
from tests.pages import Page
from tests.people import (
    ADMINISTRATOR,
    DESK,
    EDITOR,
    NODIRA,
    OBSERVER,
    REVIEWER,
    SEMINAR_ID,
    STRANGER,
)
from tests.registration.people import (
    FOR_A_FUND,
    SUHARTA,
    draft,
    hear_of_the_seminar,
    picture,
    submitted,
)

AT = "/registration/meetings/seminar"


@pytest.fixture
def people(house: House) -> list[UUID]:
    """Maryam for Kyrgyzstan with a photo, Suharta for a fund, and somebody's draft."""
    hear_of_the_seminar(house)
    with house.registration.session() as session:
        maryam = submitted(session, photo=picture())
        suharta = submitted(session, name=SUHARTA, represents=FOR_A_FUND, email="s@d.example")
        other = draft(session, email="other@delegate.example")
        session.commit()
        return [maryam.id, suharta.id, other.id]


def approve(house: House, id_: UUID, member: Member = REVIEWER) -> int:
    client = house.registration.client(member)
    page = client.page(f"{AT}/people/{id_}")
    form = _form_to(page, "approve")
    action = page.all("form")[form].get("action")
    return client.post(action, data=page.form_values(form)).status_code


def _form_to(page: Page, what: str) -> int:
    actions = [form.get("action") or "" for form in page.all("form")]
    return next(place for place, action in enumerate(actions) if action.endswith(what))


def arrive(house: House, id_: UUID, minutes: int = 0) -> None:
    house.registration.hear(
        ArrivalRecorded(
            arrival_id=uuid4(),
            meeting_id=SEMINAR_ID,
            participant_id=id_,
            arrived_at=clock.now() - timedelta(minutes=minutes),
            station="Main entrance",
        )
    )


@pytest.mark.parametrize("language", languages())
def test_every_page_speaks_every_language(house: House, people: list[UUID], language: str) -> None:
    approve(house, people[0])
    arrive(house, people[0])
    client = house.registration.client(NODIRA, language)
    paths = ["/", "/people", "/people?q=nobody", "/review", f"/people/{people[0]}"]
    paths += [f"/people/{people[1]}", f"/people/{people[2]}", "/delegations", "/staff", "/period"]
    paths += ["/delegations?kind=civil", "/delegations?represented=states"]
    paths += ["/delegations/limits", "/delegations/order", "/delegations/groups"]
    paths += ["/people?state=waiting"]
    for path in paths:
        assert client.page(f"{AT}{path}").root.get("lang") == language


def test_overview_is_live_and_silent_while_nothing_changes(
    house: House, people: list[UUID]
) -> None:
    client = house.registration.client(DESK)
    first = client.get(f"{AT}/overview.part")
    tag = {"If-None-Match": first.headers["ETag"]}
    assert client.get(f"{AT}/overview.part", headers=tag).status_code == 304
    arrive(house, people[0])
    after = client.get(f"{AT}/overview.part", headers=tag)
    assert after.status_code == 200
    assert "Maryam Yusufzai" in after.text
    assert "Main entrance" in after.text


def test_latest_arrival_comes_first_and_the_earlier_of_two_counts(
    house: House, people: list[UUID]
) -> None:
    arrive(house, people[0], minutes=5)
    arrive(house, people[1], minutes=3)
    arrive(house, people[1], minutes=9)
    text = house.registration.client(NODIRA).page(f"{AT}/").text
    assert text.index("Maryam") < text.index("Suharta")


def test_person_is_found_by_any_spelling(house: House, people: list[UUID]) -> None:
    for query in ["yusufzai", "юсуфзай", "مريم", "kyrgyz", "Кыргызстан"]:
        page = house.registration.client(NODIRA).page(f"{AT}/people?state=sent&q={query}")
        assert "Maryam Yusufzai" in page.text
        assert "Suharta" not in page.text


def test_odd_queries_do_no_harm(house: House, people: list[UUID]) -> None:
    for query in ["%", "_", "'", "\0", "\u202e", "a" * 5000, "😀"]:
        client = house.registration.client(NODIRA)
        assert client.get(f"{AT}/people", query_string={"q": query}).status_code == 200


def test_odd_addresses_do_no_harm(house: House, people: list[UUID]) -> None:
    client = house.registration.client(NODIRA)
    for path in ("?page=99999999999999999999", "?page=-1", "?state=x", "?delegation=x"):
        assert client.get(f"{AT}/people{path}").status_code == 200


def test_reviewer_approves_and_the_person_is_written_to(house: House, people: list[UUID]) -> None:
    assert approve(house, people[0]) == 303
    page = house.registration.client(OBSERVER).page(f"{AT}/people/{people[0]}")
    assert REVIEWER.name in page.text
    assert "Registration approved" in page.text
    with house.registration.session() as session:
        letters = session.scalars(select(Mail.subject).where(Mail.registration_id == people[0]))
        assert set(letters) == {
            "Your registration has been received",
            "Your registration is approved",
        }


def test_declining_needs_a_reason_which_the_person_reads(house: House, people: list[UUID]) -> None:
    client = house.registration.client(REVIEWER)
    path = f"{AT}/people/{people[0]}"
    form = _form_to(client.page(path), "decline")
    assert "Choose the reason" in client.fill_in(path, form=form).text
    assert client.fill_in(path, {"reason": "other"}, form=form).status_code == 422
    assert client.fill_in(path, {"reason": "<b>"}, form=form).status_code == 422
    reason = {"reason": "places-taken", "words": "Perhaps next year."}
    assert client.fill_in(path, reason, form=form).status_code == 303
    text = client.page(path).text
    assert "All places of the delegation are taken." in text
    assert "Perhaps next year." in text


def test_second_reviewer_sees_what_the_first_decided(house: House, people: list[UUID]) -> None:
    path = f"{AT}/people/{people[0]}"
    slow = house.registration.client(NODIRA)
    page = slow.page(path)
    values = page.form_values(_form_to(page, "decline"))
    assert approve(house, people[0]) == 303
    answer = slow.post(f"{path}/decline", data={**values, "reason": "places-taken"})
    assert answer.status_code == 409
    assert f"{REVIEWER.name} was quicker" in answer.text
    with house.registration.session() as session:
        assert session.get_one(Registration, people[0]).state == "approved"


def test_photo_is_for_staff_of_the_meeting(house: House, people: list[UUID]) -> None:
    path = f"{AT}/people/{people[0]}/photo.jpg"
    found = house.registration.client(OBSERVER).get(path)
    assert found.mimetype == "image/jpeg"
    assert "private" in found.headers["Cache-Control"]
    assert house.registration.client(STRANGER).get(path).status_code == 404
    assert house.registration.client(DESK).get(path).status_code == 403
    assert house.registration.client().get(path).status_code == 303
    nobody = f"{AT}/people/{people[1]}/photo.jpg"
    assert house.registration.client(OBSERVER).get(nobody).status_code == 404


def test_stranger_sees_nothing(house: House, people: list[UUID]) -> None:
    for path in ["/", "/people", "/review", "/delegations", "/staff", "/period"]:
        assert house.registration.client(STRANGER).get(f"{AT}{path}").status_code == 404
        assert house.registration.client(ADMINISTRATOR).get(f"{AT}{path}").status_code == 200


def test_only_deciders_decide(house: House, people: list[UUID]) -> None:
    for member in [OBSERVER, DESK, EDITOR, STRANGER]:
        client = house.registration.client(member)
        refused = 404 if member is STRANGER else 403
        token = client.page("/registration/account").form_values()["form_token"]
        for what in ("approve", "decline"):
            answer = client.post(
                f"{AT}/people/{people[0]}/{what}",
                data={"form_token": token, "seen": 99, "reason": "places-taken"},
            )
            assert answer.status_code == refused
        with house.registration.session() as session:
            assert session.get_one(Registration, people[0]).state == "submitted"


def test_person_of_another_meeting_is_not_here(house: House, people: list[UUID]) -> None:
    client = house.registration.client(NODIRA)
    token = client.page("/registration/account").form_values()["form_token"]
    assert client.get(f"{AT}/people/{uuid4()}").status_code == 404
    answer = client.post(f"{AT}/people/{uuid4()}/approve", data={"form_token": token})
    assert answer.status_code == 404


@pytest.mark.parametrize("path", ["/people", "/review", "/delegations", "/"])
def test_longer_list_costs_no_more_questions(house: House, people: list[UUID], path: str) -> None:
    client = house.registration.client(NODIRA)
    asked: list[str] = []
    engine = house.registration.database.engine
    event.listen(engine, "before_cursor_execute", lambda *given: asked.append(given[2]))

    def cost() -> int:
        asked.clear()
        client.page(f"{AT}{path}")
        return len(asked)

    approve(house, people[0])
    arrive(house, people[0])
    cost()
    short = cost()
    with house.registration.session() as session:
        more = [submitted(session, email=f"{n}@delegate.example").id for n in range(4)]
        session.commit()
    for id_ in more[:2]:
        approve(house, id_)
        arrive(house, id_)
    assert cost() == short


@pytest.mark.parametrize("field", ["opens_on", "closes_on"])
@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_day_that_nothing_can_count_from_is_refused(
    house: House, people: list[UUID], field: str, day: str
) -> None:
    """Once kept, the first could not be read again, and registration was shut to everyone."""
    client = house.registration.client(NODIRA)
    refused = client.fill_in(f"{AT}/period", {field: day}, form=1)
    assert refused.status_code == 422
    assert "between 2000 and 2099" in refused.text
    assert client.get(f"{AT}/register").status_code == 200


def test_organiser_says_when_registration_is_open(house: House, people: list[UUID]) -> None:
    client = house.registration.client(NODIRA)
    wrong = {"opens_on": "2027-05-02", "closes_on": "2027-05-01"}
    assert client.fill_in(f"{AT}/period", wrong, form=1).status_code == 422
    client.fill_in(f"{AT}/period", {"opens_on": "2027-05-01", "closes_on": "2027-06-01"}, form=1)
    values = client.page(f"{AT}/period").form_values(1)
    assert (values["opens_on"], values["closes_on"]) == ("2027-05-01", "2027-06-01")
    page = house.registration.client().page(f"{AT}/register")
    assert page.heading == "Registration has not opened yet"
    assert "1 May 2027, 00:00" in page.text

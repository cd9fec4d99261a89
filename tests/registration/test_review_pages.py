"""What staff see and press while they review: steps, many at once, two side by side, lists."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from services.registration.models.bulk_act import BulkAct
from services.registration.models.clearance_list import ClearanceList
from services.registration.models.registration import Registration
from services.registration.models.review_rules import ReviewDuty, ReviewRules
from shared.language import languages
from tests.house_under_test import House
from tests.pages import Page, PageClient
from tests.people import ADMINISTRATOR, NODIRA, REVIEWER
from tests.registration.people import FOR_A_FUND, hear_of_the_seminar, picture, submitted
from tests.registration.reviewing import named, rules

AT = "/registration/meetings/seminar"


@pytest.fixture
def people(house: House) -> list[UUID]:
    """Maryam with a photo, and one person under two spellings."""
    hear_of_the_seminar(house)
    with house.registration.session() as session:
        maryam = submitted(session, photo=picture())
        latin = named(session, "Baxtiyor", "Mustafayev")
        cyrillic = named(session, "Бахтиёр", "Мустафаев")
        session.commit()
        return [maryam.id, latin.id, cyrillic.id]


def lay_down(house: House, *steps: str, **more: Any) -> None:
    with house.registration.session() as session:
        rules(session, *steps, **more)
        session.commit()


def state_of(house: House, id_: UUID) -> str:
    with house.registration.session() as session:
        return session.get_one(Registration, id_).state


def press(
    client: PageClient, path: str, what: str, values: dict[str, Any] | None = None
) -> TestResponse:
    """The form on the page whose address ends like this."""
    page = client.page(path)
    actions = [form.get("action") or "" for form in page.all("form")]
    place = next(place for place, each in enumerate(actions) if each.endswith(what))
    return client.fill_in(path, values, form=place)


@pytest.mark.parametrize("language", languages())
def test_every_page_of_review_speaks_every_language(
    house: House, people: list[UUID], language: str
) -> None:
    lay_down(house, "endorse", "clear", two_persons=("state",), notes=("state",))
    client = house.registration.client(NODIRA, language)
    press(client, f"{AT}/people/{people[1]}", "/return", {"return_reason": "name"})
    press(client, f"{AT}/review/clearance", "/clearance", {"whom": "expected"})
    paths = ["/review", "/review?whose=all", "/review?many=1", "/review/rules"]
    paths += ["/review/duplicates", f"/review/duplicates/{people[1]}/{people[2]}"]
    paths += ["/review/clearance", f"/people/{people[0]}", f"/people/{people[1]}"]
    for path in paths:
        assert client.page(f"{AT}{path}").root.get("lang") == language


def test_whole_way_from_one_reader_to_the_next(house: House, people: list[UUID]) -> None:
    lay_down(house, "endorse", "clear", two_persons=("state",))
    path = f"{AT}/people/{people[0]}"
    nodira, reviewer = (house.registration.client(each) for each in (NODIRA, REVIEWER))
    assert press(reviewer, path, "/endorse").status_code == 303
    assert press(nodira, path, "/clear").status_code == 303
    assert press(nodira, path, "/approve").status_code == 303
    assert state_of(house, people[0]) == "cleared"
    page = nodira.page(path)
    assert "The second cannot be you" in page.text
    assert not [
        form for form in page.all("form") if (form.get("action") or "").endswith("/approve")
    ]
    assert nodira.post(f"{path}/approve", data=_sent(page)).status_code == 409
    assert press(reviewer, path, "/approve").status_code == 303
    assert state_of(house, people[0]) == "approved"


def _sent(page: Page) -> dict[str, str]:
    place = next(
        place
        for place, form in enumerate(page.all("form"))
        if (form.get("action") or "").endswith("/decline")
    )
    return page.form_values(place)


def test_returned_with_words_and_refused_without_them(house: House, people: list[UUID]) -> None:
    client = house.registration.client(REVIEWER)
    path = f"{AT}/people/{people[0]}"
    wrong = press(client, path, "/return", {"return_reason": "unclear", "return_words": ""})
    assert wrong.status_code == 422
    assert "Say what is to be corrected" in wrong.text
    assert press(client, path, "/return", {"return_reason": "photo"}).status_code == 303
    page = client.page(path)
    assert "Returned for correction" in page.text
    assert "The photo cannot be used for a badge." in page.text


def test_note_is_waived_by_name(house: House, people: list[UUID]) -> None:
    lay_down(house, notes=("state",))
    client = house.registration.client(REVIEWER)
    path = f"{AT}/people/{people[0]}"
    page = client.page(path)
    assert client.post(f"{path}/approve", data=_sent(page)).status_code == 409
    assert press(client, path, "/waive", {"waiver_reason": ""}).status_code == 422
    assert press(client, path, "/waive", {"waiver_reason": "It is on its way"}).status_code == 303
    page = client.page(path)
    assert "It is on its way" in page.text
    assert REVIEWER.name in page.text
    assert press(client, path, "/approve").status_code == 303
    assert state_of(house, people[0]) == "approved"


def test_ticked_ones_are_approved_and_taken_back(house: House, people: list[UUID]) -> None:
    client = house.registration.client(REVIEWER)
    page = client.page(f"{AT}/review")
    listed = [each.get("value") for each in page.all("input") if each.get("name") == "listed"]
    token = next(e.get("value") for e in page.all("input") if e.get("name") == "form_token")
    data = {"form_token": token, "listed": listed, "chosen": [str(people[0])], "step": "approve"}
    assert client.post(f"{AT}/review/bulk", data=data).status_code == 303
    assert [state_of(house, each) for each in people] == ["approved", "submitted", "submitted"]
    page = client.page(f"{AT}/review")
    assert "Take it back" in page.text
    assert press(client, f"{AT}/review", "/undo").status_code == 303
    assert state_of(house, people[0]) == "submitted"
    data = {"form_token": token, "listed": listed, "everybody": "yes", "step": "approve"}
    assert client.post(f"{AT}/review/bulk", data=data).status_code == 303
    # The first has changed since it was listed; it is left out by name.
    assert [state_of(house, each) for each in people] == ["submitted", "approved", "approved"]
    assert "changed meanwhile" in client.page(f"{AT}/review").text


def test_nothing_chosen_or_nonsense_changes_nothing(house: House, people: list[UUID]) -> None:
    client = house.registration.client(REVIEWER)
    token = token_of(client, f"{AT}/people/{people[0]}")
    for data in (
        {"step": "approve"},
        {"step": "crown", "listed": [f"{people[0]}:2"], "everybody": "yes"},
        {"step": "approve", "listed": ["nobody", "x:y"], "everybody": "yes"},
    ):
        answer = client.post(f"{AT}/review/bulk", data={**token, **data})
        assert answer.status_code == 303
    with house.registration.session() as session:
        assert session.scalars(select(BulkAct.id)).all() == []


def test_queue_marks_who_may_be_registered_twice_and_a_person_decides(
    house: House, people: list[UUID]
) -> None:
    client = house.registration.client(REVIEWER)
    assert client.page(f"{AT}/review").text.count("Possibly registered twice") == 2
    assert "Possibly registered twice" in client.page(f"{AT}/people/{people[1]}").text
    assert "Possibly registered twice" in client.page(f"{AT}/review/duplicates").text
    path = f"{AT}/review/duplicates/{people[1]}/{people[2]}"
    page = client.page(path)
    assert "Бахтиёр" in page.text
    assert "differs" in page.text
    assert press(client, path, "/merge").status_code == 422
    assert press(client, path, "/merge", {"stays": "other"}).status_code == 303
    assert [state_of(house, each) for each in people[1:]] == ["declined", "submitted"]
    assert "This person’s other registration stands" in client.page(f"{AT}/people/{people[1]}").text
    token = {"form_token": page.form_values(1)["form_token"]}
    assert client.post(f"{path}/keep", data=token).status_code == 409


def test_two_who_are_kept_are_no_longer_marked(house: House, people: list[UUID]) -> None:
    client = house.registration.client(REVIEWER)
    path = f"{AT}/review/duplicates/{people[1]}/{people[2]}"
    assert press(client, path, "/keep").status_code == 303
    assert "Possibly registered twice" not in client.page(f"{AT}/review").text


def test_list_is_fetched_by_its_maker_alone(house: House, people: list[UUID]) -> None:
    lay_down(house, "clear")
    with house.registration.session() as session:
        session.get_one(Registration, people[1]).honorific = '=cmd("x")'
        session.commit()
    client = house.registration.client(REVIEWER)
    page = f"{AT}/review/clearance"
    assert press(client, page, "/clearance").status_code == 303
    answer = press(client, page, "/file")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.data.startswith(b"\xef\xbb\xbf")
    said = answer.data.decode("utf-8-sig")
    assert "Бахтиёр" in said
    assert "'=cmd" in said
    sheet = press(client, page, "/sheet")
    assert sheet.headers["Cache-Control"] == "no-store"
    assert "Бахтиёр" in sheet.text
    with house.registration.session() as session:
        id_ = session.scalars(select(ClearanceList.id)).one()
    other = house.registration.client(ADMINISTRATOR)
    token = {"form_token": other.page(page).form_values(1)["form_token"]}
    assert other.post(f"{page}/{id_}/file", data=token).status_code == 404
    assert other.post(f"{page}/{id_}/sheet", data=token).status_code == 404
    assert "Only for whoever made it" in other.page(page).text


def test_organiser_lays_down_the_steps_and_who_takes_them(house: House, people: list[UUID]) -> None:
    client = house.registration.client(NODIRA)
    house.registration.client(REVIEWER)
    page = f"{AT}/review/rules"
    values = {"steps": ["endorse", "clear"], "two_persons": ["media"], "note_kinds": ["state"]}
    assert press(client, page, "/review/rules", values).status_code == 303
    assert press(client, page, "/duty", {"steps": ["clear"], "kinds": ["media"]}).status_code == 303
    with house.registration.session() as session:
        kept = session.scalars(select(ReviewRules)).one()
        assert (kept.steps, kept.two_persons) == (("endorse", "clear", "approve"), ["media"])
        duty = session.scalars(select(ReviewDuty)).one()
        assert (duty.account_id, duty.steps, duty.kinds) == (REVIEWER.id, ["clear"], ["media"])
    assert house.registration.client(REVIEWER).page(f"{AT}/review").text.count("Baxtiyor") == 0
    assert press(client, page, "/review/rules", {"two_persons": []}).status_code == 303
    assert "Until another organiser agrees" in client.page(page).text
    other = house.registration.client(ADMINISTRATOR)
    assert press(other, page, "/confirm").status_code == 303
    with house.registration.session() as session:
        assert session.scalars(select(ReviewRules)).one().two_persons == []
    assert client.post(f"{page}/confirm", data=token_of(client, page)).status_code == 409


def token_of(client: PageClient, path: str) -> dict[str, str]:
    return {"form_token": client.page(path).form_values(1)["form_token"]}


def test_queue_holds_everybody_who_waits(house: House, people: list[UUID]) -> None:
    assert _waiting(house) == 3
    with house.registration.session() as session:
        _add(session)
        session.commit()
    assert _waiting(house) == 5


def _add(session: Session) -> None:
    submitted(session, represents=FOR_A_FUND, email="a@d.example")
    named(session, "Nodira", "Karimova")


def _waiting(house: House) -> int:
    page = house.registration.client(REVIEWER).page(f"{AT}/review")
    return sum(each.get("name") == "chosen" for each in page.all("input"))

"""Nobody takes a step that is not theirs, and nothing of another meeting is there."""

from uuid import UUID

import pytest

from services.registration.models.registration import Registration
from services.registration.models.review_rules import ReviewDuty
from tests.house_under_test import House, Member
from tests.people import DESK, NODIRA, OBSERVER, REVIEWER, STRANGER
from tests.registration.reviewing import of_media
from tests.registration.test_review_pages import AT, people, state_of, token_of

__all__ = ["people"]


def test_reviewer_without_the_step_is_told_so_and_refused(house: House, people: list[UUID]) -> None:
    house.registration.client(REVIEWER)
    with house.registration.session() as session:
        duty = ReviewDuty(account_id=REVIEWER.id, steps=["approve"], kinds=["media"])
        duty.meeting_id = session.get_one(Registration, people[0]).meeting_id
        session.add(duty)
        media = of_media(session, email="m@d.example")
        media_id = media.id
        session.commit()
    client = house.registration.client(REVIEWER)
    path = f"{AT}/people/{people[0]}"
    page = client.page(path)
    assert "This step is not yours" in page.text
    data = {**token_of(client, f"{AT}/people/{media_id}"), "seen": "2"}
    for what in ("approve", "endorse", "clear"):
        assert client.post(f"{path}/{what}", data=data).status_code == 403
    more = {"reason": "incomplete", "return_reason": "name", "waiver_reason": "So"}
    for what in ("decline", "return", "waive"):
        assert client.post(f"{path}/{what}", data={**data, **more}).status_code == 403
    pair = f"{AT}/review/duplicates/{people[1]}/{people[2]}"
    assert client.post(f"{pair}/keep", data=data).status_code == 403
    assert client.post(f"{pair}/merge", data={**data, "stays": "one"}).status_code == 403
    assert client.get(f"{AT}/review/clearance").status_code == 403
    assert state_of(house, people[0]) == "submitted"


@pytest.mark.parametrize(("member", "status"), [(DESK, 403), (OBSERVER, 403), (STRANGER, 404)])
def test_others_are_kept_out(house: House, people: list[UUID], member: Member, status: int) -> None:
    client = house.registration.client(member)
    pair = f"{AT}/review/duplicates/{people[1]}/{people[2]}"
    for path in (f"{AT}/review", f"{AT}/review/rules", f"{AT}/review/clearance", pair):
        assert client.get(path).status_code == status, path
    token = {"form_token": "x" * 20}
    for path in (f"{AT}/review/bulk", f"{AT}/people/{people[0]}/approve", f"{pair}/merge"):
        assert client.post(path, data=token).status_code in (400, status), path
    assert state_of(house, people[0]) == "submitted"


def test_another_meeting_s_registration_is_not_there(house: House, people: list[UUID]) -> None:
    client = house.registration.client(NODIRA)
    nobody = "00000000-0000-4000-8000-00000000ffff"
    data = {**token_of(client, f"{AT}/people/{people[0]}"), "seen": "1", "stays": "one"}
    more = {"reason": "incomplete", "return_reason": "name", "waiver_reason": "So"}
    for what in ("approve", "endorse", "clear", "decline", "return", "waive"):
        path = f"{AT}/people/{nobody}/{what}"
        assert client.post(path, data={**data, **more}).status_code == 404, what
    for what in ("keep", "merge"):
        path = f"{AT}/review/duplicates/{people[0]}/{nobody}/{what}"
        assert client.post(path, data=data).status_code == 404, what
    assert client.get(f"{AT}/review/duplicates/{people[0]}/{nobody}").status_code == 404
    assert client.get(f"{AT}/review/duplicates/{people[0]}/{people[0]}").status_code == 404
    for path in (f"/review/bulk/{nobody}/undo", f"/review/clearance/{nobody}/file"):
        assert client.post(f"{AT}{path}", data=data).status_code == 404, path
    duty = f"{AT}/review/rules/{NODIRA.id}/duty"
    assert client.post(duty, data=data).status_code == 404

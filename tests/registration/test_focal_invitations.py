"""How focal points come into their delegation and leave it, in the browser."""

from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.focal_point import FocalPoint
from services.registration.models.mail import Mail
from shared.language import languages
from tests.house_under_test import House
from tests.pages import PageClient
from tests.people import NODIRA, OBSERVER
from tests.registration.focal import (
    AT,
    GULNARA,
    SAMIR,
    at_the_desk,
    delegation_of,
    invited,
    link_to,
)


def test_staff_invite_and_revoke_from_the_page_of_the_delegation(
    house: House, session: Session
) -> None:
    delegation = delegation_of(session)
    session.commit()
    page = f"/registration/meetings/seminar/delegations/{delegation.id}/focal-points"
    staff = house.registration.client(NODIRA)
    assert staff.fill_in(page, GULNARA, to=page).status_code == 303
    browser = house.registration.client()
    browser.fill_in(link_to(session))
    desk = f"{AT}/{delegation.id}"
    assert "Kyrgyzstan" in browser.page(desk).heading
    (focal_point,) = session.scalars(select(FocalPoint)).all()
    revoke = f"{page}/{focal_point.id}/revoke"
    assert staff.fill_in(page, to=revoke).status_code == 303
    assert browser.get(desk).status_code == 404
    assert staff.fill_in(page, to=revoke).status_code == 303
    assert house.registration.client(OBSERVER).page(page).heading == "Focal points"


def test_looking_at_the_link_uses_nothing_up(house: House, session: Session) -> None:
    invited(session)
    session.commit()
    link = link_to(session)
    scanner = house.registration.client()
    for _ in range(3):
        assert scanner.page(link).heading == "Your delegation"
    assert house.registration.client().fill_in(link).status_code == 303
    over = scanner.page(link, status=404)
    assert "Send me a new link" in over.text


def test_new_link_goes_to_the_same_address_and_the_answer_is_always_the_same(
    house: House, session: Session
) -> None:
    _browser, _id = at_the_desk(house)
    link = link_to(session)
    other = house.registration.client()
    answers = set()
    for path in (link, f"{AT}/invitation/nobody-has-this"):
        other.page(path, status=404)
        answers.add(_asked_again(other, path))
    assert len(answers) == 1
    session.expire_all()
    again = link_to(session)
    assert again != link
    assert other.fill_in(again).status_code == 303


def _asked_again(browser: PageClient, path: str) -> str:
    """The page of a link that is over answers as one that is not there, and has a button."""
    token = path.rsplit("/", 1)[1]
    page = browser.seen
    assert page
    values = page.form_values()
    answer = browser.post(f"{AT}/invitation/{token}/again", data=values)
    assert answer.status_code == 303
    return answer.headers["Location"]


def test_role_is_handed_over_and_the_earlier_one_sees_nothing(
    house: House, session: Session
) -> None:
    browser, delegation_id = at_the_desk(house)
    page = f"{AT}/{delegation_id}/hand-over"
    assert browser.fill_in(page, SAMIR).status_code == 303
    assert browser.page(page).heading == "Hand the delegation over"
    new = house.registration.client()
    assert new.fill_in(link_to(session, SAMIR["email"])).status_code == 303
    assert new.page(f"{AT}/{delegation_id}").heading == "Kyrgyzstan"
    assert browser.get(f"{AT}/{delegation_id}").status_code == 404


@pytest.mark.parametrize("language", languages())
def test_who_handed_over_is_told_so_by_their_own_link_and_browser_alone(
    house: House, session: Session, language: str
) -> None:
    browser, delegation_id = at_the_desk(house, language=language)
    mine, desk = link_to(session), f"{AT}/{delegation_id}"
    assert browser.fill_in(f"{desk}/hand-over", SAMIR).status_code == 303
    new = house.registration.client()
    assert new.fill_in(link_to(session, SAMIR["email"])).status_code == 303
    new.page(f"{desk}/hand-over")
    told = {browser.page(path, status=404).text for path in (desk, f"{desk}/hand-over", mine)}
    (words,) = told
    if language == "en":
        assert "its new focal point looks after it now" in words
    for known in (SAMIR["name"], SAMIR["email"], GULNARA["name"], "Kyrgyzstan", "seminar"):
        assert known not in words
    stranger = house.registration.client(language=language)
    for path in (desk, f"{mine}x", f"{AT}/{uuid4()}"):
        assert stranger.page(path, status=404).text != words
        assert browser.page(f"{AT}/{uuid4()}", status=404).text != words


def test_who_was_revoked_is_told_so_and_who_had_left_before_is_not(
    house: House, session: Session
) -> None:
    browser, delegation_id = at_the_desk(house)
    left, _same = at_the_desk(house, email=SAMIR["email"])
    desk = f"{AT}/{delegation_id}"
    assert left.fill_in(desk).status_code == 303
    page = f"/registration/meetings/seminar/delegations/{delegation_id}/focal-points"
    staff = house.registration.client(NODIRA)
    for each in session.scalars(select(FocalPoint)).all():
        staff.fill_in(page, to=f"{page}/{each.id}/revoke")
    assert "has ended your work" in browser.page(desk, status=404).text
    assert "has ended your work" not in left.page(desk, status=404).text


def test_browser_forgets_when_told_to(house: House) -> None:
    browser, delegation_id = at_the_desk(house)
    assert browser.fill_in(f"{AT}/{delegation_id}").status_code == 303
    assert browser.get(f"{AT}/{delegation_id}").status_code == 404
    assert browser.get(f"{AT}/").headers["Location"] == f"{AT}/link"


def test_staff_who_read_the_letter_cannot_follow_its_link(house: House, session: Session) -> None:
    invited(session)
    session.commit()
    letter = session.scalars(select(Mail)).one()
    page = f"/registration/meetings/seminar/letters/{letter.id}"
    for member in (NODIRA, OBSERVER):
        text = house.registration.client(member).page(page).text
        assert "•••" in text
        assert link_to(session).rsplit("/", 1)[1] not in text

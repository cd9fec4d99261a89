"""Nobody comes in unless a view says so, and another meeting's staff see nothing."""

import time
from uuid import uuid4

import pytest
from flask import Flask

from shared.web import access, sign_in
from tests.pages import PageClient
from tests.shared.plain_app import MEETING, OTHER, SECRET, PlainMeeting, person, signed_in

REVIEW = f"/agenda/meetings/{MEETING.slug}/review"


def test_view_that_says_nothing_is_shut(browser: PageClient) -> None:
    response = browser.get("/agenda/forgotten")
    assert response.status_code == 403
    assert "nobody said" not in response.text
    signed_in(browser, person(is_administrator=True))
    assert browser.get("/agenda/forgotten").status_code == 403


def test_public_page_is_open_to_all(browser: PageClient) -> None:
    assert browser.page("/agenda/open").heading == "A page"


def test_stranger_is_led_to_the_sign_in_and_back(browser: PageClient) -> None:
    response = browser.get("/agenda/mine?day=2")
    assert response.status_code == 303
    assert response.location == "/registration/sign-in?next=%2Fagenda%2Fmine%3Fday%3D2"


def test_form_of_someone_signed_out_is_refused_in_words(browser: PageClient) -> None:
    response = browser.post(REVIEW)
    assert response.status_code == 401
    assert "Please sign in" in response.text


@pytest.mark.parametrize(
    ("roles", "status"),
    [
        (("organiser",), 200),
        (("reviewer",), 200),
        (("observer", "reviewer"), 200),
        (("observer",), 403),
        (("desk", "programme_editor"), 403),
        ((), 404),
    ],
)
def test_staff_come_in_by_their_roles(
    browser: PageClient, roles: tuple[str, ...], status: int
) -> None:
    signed_in(browser, person(*roles))
    assert browser.get(REVIEW).status_code == status


def test_staff_of_another_meeting_cannot_tell_that_this_one_exists(browser: PageClient) -> None:
    signed_in(browser, person("organiser", at=OTHER))
    there = browser.get(REVIEW)
    nowhere = browser.get("/agenda/meetings/no-such-meeting/review")
    assert (there.status_code, nowhere.status_code) == (404, 404)
    assert MEETING.names["en"] not in there.text


def test_role_for_looking_is_none_for_acting(browser: PageClient) -> None:
    signed_in(browser, person("reviewer"))
    token = browser.page(REVIEW).form_values()
    assert browser.post(REVIEW, data=token).status_code == 403


def test_administrator_may_do_everything_and_others_not(app: Flask) -> None:
    chief = signed_in(app.test_client(), person(is_administrator=True))  # type: ignore[arg-type]
    assert chief.get("/agenda/house").status_code == 200
    assert chief.get(REVIEW).status_code == 200
    organiser = signed_in(app.test_client(), person("organiser"))  # type: ignore[arg-type]
    assert organiser.get("/agenda/house").status_code == 403


def test_who_opened_a_meeting_works_on_it_before_the_role_arrives() -> None:
    opener = access.Visitor(uuid4(), "Nodira", False, {}, None)  # type: ignore[arg-type]
    meeting = PlainMeeting(opened_by=opener.id)
    assert opener.roles_in(meeting) == ("organiser",)
    taken_away = access.Visitor(opener.id, "Nodira", False, {meeting.id: ()}, None)  # type: ignore[arg-type]
    assert taken_away.roles_in(meeting) == ()


def test_cookie_signed_by_someone_else_is_worth_nothing(browser: PageClient) -> None:
    signed_in(browser, person("organiser"), secret="another house's secret, also long enough")
    assert browser.get("/agenda/mine").status_code == 303


@pytest.mark.parametrize("cookie", ["", "x", "a.b.c", "W10.aaaa.bbbb", "é" * 40, "x" * 5000])
def test_cookie_that_is_no_sign_in_is_none(cookie: str) -> None:
    assert sign_in.read(SECRET, cookie) is None


def test_sign_in_ends_after_twelve_hours(
    browser: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed_in(browser, person("organiser"))
    assert browser.get("/agenda/mine").status_code == 200
    now = time.time()
    monkeypatch.setattr("time.time", lambda: now + sign_in.LASTS.total_seconds() - 60)
    assert browser.get("/agenda/mine").status_code == 200
    monkeypatch.setattr("time.time", lambda: now + sign_in.LASTS.total_seconds() + 60)
    assert browser.get("/agenda/mine").status_code == 303


def test_account_that_this_service_does_not_know_is_not_let_in(browser: PageClient) -> None:
    signed_in(browser, uuid4())
    assert browser.get("/agenda/mine").status_code == 303


def test_link_page_is_open_to_who_holds_a_link(browser: PageClient) -> None:
    assert browser.get("/agenda/by-link").status_code == 200


def test_roles_must_be_named_and_must_exist() -> None:
    with pytest.raises(AssertionError, match="name the roles"):
        access.staff()
    with pytest.raises(AssertionError, match="no such role"):
        access.staff("organizer")

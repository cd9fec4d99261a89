"""From an empty meeting to a badge in the hand, in each language, on a phone and on a desk."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from tests.journeys import steps
from tests.journeys.conftest import Cookies
from tests.journeys.people import DECLINED, DELEGATES, ORGANISER
from tests.journeys.traveller import DESKTOP, LOCALES, PHONE, Seat, Traveller

pytestmark = pytest.mark.browser
Arrange = Callable[[str, int, bool], Seat]


@pytest.fixture
def arrange(real_browser: Browser, origin: str) -> Iterator[Arrange]:
    seats: list[Seat] = []

    def seat(language: str, width: int, scripts: bool) -> Seat:
        seats.append(Seat(real_browser, origin, language, width, scripts))
        return seats[-1]

    yield seat
    for each in seats:
        each.context.close()


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("language", LOCALES)
def test_thread_is_walked(
    arrange: Arrange, administrators_cookies: Cookies, language: str, width: int
) -> None:
    journey = f"journey-{language}-{width}"
    meeting = steps.Meeting(journey)
    who = DELEGATES[language]
    seat, plain_seat = arrange(language, width, True), arrange(language, width, False)
    organiser = Traveller(seat, "organiser")
    steps.sign_in(organiser, ORGANISER)
    steps.open_meeting(organiser, meeting)
    steps.publish(organiser, meeting)

    # On the phone the one who will be approved comes without scripts; at the desk the other.
    delegate = Traveller(plain_seat if width == PHONE else seat, "delegate")
    other = Traveller(seat if width == PHONE else plain_seat, "other")
    steps.read_programme(delegate, meeting)
    status = steps.register(delegate, meeting, who, who.email(journey))
    declined = steps.register(other, meeting, DECLINED, DECLINED.email(journey))

    administrator = Traveller(seat, "administrator", administrators_cookies)
    elsewhere = Traveller(seat, "elsewhere")
    link = steps.read_letter(administrator, who.email(journey))
    steps.follow_letter(elsewhere, link, status)

    steps.decide(organiser, meeting, who)
    steps.decide(organiser, meeting, DECLINED, reason="The list is closed for observers.")
    delegate.go(status, "expected")
    elsewhere.go(status, "expected")
    words = other.go(declined, "not-expected").locator("main").inner_text()
    assert "The list is closed for observers." in words

    steps.badge_is_ready(organiser, meeting, who)
    took = steps.receive(organiser, meeting, who)
    print(f"{journey}: the overview knew of the arrival after {took:.1f} s")
    steps.sign_out(organiser, meeting)

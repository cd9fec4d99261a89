"""From an empty meeting to a badge in the hand, in each language, on a phone and on a desk."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from tests.journeys import steps
from tests.journeys.people import ADMINISTRATOR, DECLINED, DELEGATES, ORGANISER
from tests.journeys.traveller import DESKTOP, LOCALES, PHONE, Traveller

pytestmark = pytest.mark.browser
Invite = Callable[..., Traveller]


@pytest.fixture
def invite(browser: Browser, origin: str) -> Iterator[Invite]:
    travellers: list[Traveller] = []

    def come(language: str, width: int, who: str, *, scripts: bool = True) -> Traveller:
        travellers.append(Traveller(browser, origin, language, width, who, scripts))
        return travellers[-1]

    yield come
    for each in travellers:
        each.leave()


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("language", LOCALES)
def test_thread_is_walked(invite: Invite, language: str, width: int) -> None:
    journey = f"journey-{language}-{width}"
    meeting = steps.Meeting(journey)
    who = DELEGATES[language]
    organiser = invite(language, width, "organiser")
    steps.sign_in(organiser, ORGANISER)
    steps.open_meeting(organiser, meeting)
    steps.publish(organiser, meeting)

    # On the phone the one who will be approved comes without scripts; at the desk the other.
    delegate = invite(language, width, "delegate", scripts=width == DESKTOP)
    other = invite(language, width, "other", scripts=width == PHONE)
    steps.read_programme(delegate, meeting)
    status = steps.register(delegate, meeting, who, who.email(journey))
    declined = steps.register(other, meeting, DECLINED, DECLINED.email(journey))

    administrator = invite(language, width, "administrator")
    steps.sign_in(administrator, ADMINISTRATOR)
    elsewhere = invite(language, width, "elsewhere")
    steps.read_letter(administrator, who.email(journey), elsewhere)

    steps.decide(organiser, meeting, who)
    steps.decide(organiser, meeting, DECLINED, reason="The list is closed for observers.")
    for browser_of_delegate in (delegate, elsewhere):
        browser_of_delegate.go(status, "expected")
    words = other.go(declined, "not-expected").locator("main").inner_text()
    assert "The list is closed for observers." in words

    steps.badge_is_ready(organiser, meeting, who)
    overview = invite(language, width, "overview")
    overview.keep_cookies(organiser.context.cookies())
    took = steps.receive(organiser, overview, meeting, who)
    print(f"{journey}: the overview knew of the arrival after {took:.1f} s")
    steps.sign_out(organiser, meeting)

"""A seminar of three days from an empty meeting to its second edition, as all of them read it."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser

from tests.journeys import invented_seminar as plan
from tests.journeys import programming, steps
from tests.journeys.assembling import Hand
from tests.journeys.people import ORGANISER
from tests.journeys.traveller import DESKTOP, PHONE, TABLET, Seat, Traveller
from tests.shared.paper_text import text_of

pytestmark = pytest.mark.browser
Arrange = Callable[[str, int], Seat]
READERS = (("en", PHONE), ("ru", DESKTOP), ("uz", TABLET), ("ar", DESKTOP), ("ar", PHONE))


@pytest.fixture
def arrange(real_browser: Browser, origin: str) -> Iterator[Arrange]:
    seats: list[Seat] = []

    def seat(language: str, width: int) -> Seat:
        seats.append(Seat(real_browser, origin, language, width, searches=True))
        return seats[-1]

    yield seat
    for each in seats:
        each.context.close()


def place_what_waits(hand: Hand, organiser: Traveller) -> None:
    """One item into a room that is taken, and out again as is suggested; another by keys alone."""
    hand.drag(hand.hold("Side event"), hand.spot(1, "14:15"))
    hand.stands("Side event", "14:15–15:00", 1, within=5.0)
    taken = hand.page.locator("#clashes [data-blocking]").filter(has_text="Side event")
    taken.first.wait_for()
    # It stops the publishing, and so it stands before whatever is only awkward.
    first = hand.page.locator("#clashes > li").first
    assert first.get_attribute("data-blocking") is not None
    organiser.look("room-taken")
    with hand.page.expect_navigation():
        taken.first.locator("form button").first.click()
    organiser.look("mended")
    assert hand.page.locator("#clashes [data-blocking]").count() == 0
    hand.grip("Exchange of views").focus()
    hand.press("Enter", "PageDown")
    hand.page.locator(f'#board[data-day="{plan.DAYS[1]}"] .ghost:not([hidden])').wait_for()
    hand.press("ArrowRight", *["ArrowDown"] * 9, "Enter")
    hand.stands("Exchange of views", "11:15–12:15", 2, within=5.0)
    hand.page.wait_for_function("!document.querySelector('.ghost')")
    organiser.look("second-day")


def read_edition(anyone: Traveller, meeting: steps.Meeting, groups_at: str, name: str) -> None:
    """In the reader's language, with the groups lettered as that language does."""
    page = anyone.go(meeting.at("agenda"), f"programme-{name}")
    words = page.locator("main").inner_text()
    for each in (plan.OPENING, plan.PLENARY, *plan.GROUPS, plan.SIDE_EVENT, plan.CLOSING):
        assert each[anyone.language] in words
    assert plan.LETTERS[anyone.language] in words
    assert groups_at in words
    assert plan.COUNTED[anyone.language] in words
    # What waits has no hour, and what is internal is nobody else's affair.
    assert plan.LATER[anyone.language] not in words
    assert plan.WORKS[anyone.language] not in words


def compare_editions(anyone: Traveller, meeting: steps.Meeting) -> None:
    """The first one can still be read, says that it is replaced, and what is different since."""
    page = anyone.go(meeting.at("agenda", "/editions/1"), "first-edition")
    words = page.locator("main").inner_text()
    assert "14:00" in words
    page.locator('main .notice a[href$="/editions/1/since"]').click()
    anyone.look("changes-since")
    words = anyone.page.locator("main").inner_text()
    places = [words.index(each[anyone.language]) for each in plan.GROUPS]
    assert places == sorted(places), "the groups stand as in the programme"
    assert "14:20" in words
    assert plan.OPENING[anyone.language] not in words
    anyone.go(meeting.at("agenda", "/editions/"), "editions")


def take_papers(organiser: Traveller, meeting: steps.Meeting) -> None:
    """Four papers in four languages, each with what it is about, and the cover with its number."""
    path = f"{organiser.origin}{meeting.at('agenda', '/papers')}"
    links = organiser.page.locator('main a[href*="/papers/2/"]')
    for _ in range(120):
        organiser.page.goto(path)
        if links.count() == 16:
            break
        organiser.page.wait_for_timeout(500)
    organiser.look("papers")
    papers = {
        href.rpartition("/")[2].removesuffix(".pdf"): text_of(organiser.fetch(href))
        for href in [each.get_attribute("href") or "" for each in links.all()]
    }
    assert len(papers) == 16
    for language in plan.LANGUAGES:
        programme = _line(papers[f"programme-{language}"])
        assert "Rev.1" in programme[:600]
        for kind in ("programme", "order_of_the_day", "door_signs", "moderator_sheets"):
            assert "14:20" in papers[f"{kind}-{language}"], kind
            assert plan.PLENARY[language] in _line(papers[f"{kind}-{language}"]), kind


def _line(text: str) -> str:
    """As one line; where a line is broken is the paper's affair."""
    return " ".join(text.split())


def read_calendar(anyone: Traveller, meeting: steps.Meeting) -> None:
    """Read as any calendar would: hours of the venue's zone, which the file itself explains."""
    file: Any = Calendar.from_ical(anyone.fetch(meeting.at("agenda", "/programme.ics?lang=en")))
    assert [str(each["TZID"]) for each in file.walk("VTIMEZONE")] == ["Asia/Tashkent"]
    events = {str(each["SUMMARY"]): each for each in file.walk("VEVENT")}
    group = next(each for name, each in events.items() if "Legal matters" in name)
    starts = group["DTSTART"]
    assert starts.params["TZID"] == "Asia/Tashkent"
    assert starts.dt.replace(tzinfo=None) == datetime.fromisoformat(f"{plan.DAYS[0]}T14:20")
    assert all(each["DTSTART"].params["TZID"] == "Asia/Tashkent" for each in events.values())
    assert not any("Next steps" in name or "Sound check" in name for name in events)


def test_seminar_is_assembled_published_changed_and_published_again(arrange: Arrange) -> None:
    meeting = steps.Meeting("agenda-seminar")
    organiser = Traveller(arrange("en", DESKTOP), "organiser")
    steps.sign_in(organiser, ORGANISER)
    programming.open_seminar(organiser, meeting)
    programming.stand_behind(organiser, meeting)
    programming.furnish(organiser, meeting)
    programming.enter(organiser, meeting)
    hand = Hand(organiser.go(meeting.at("agenda", "/edit"), "editor"))
    place_what_waits(hand, organiser)
    programming.publish(organiser, meeting, "first")
    readers = [Traveller(arrange(*where), "reader") for where in READERS]
    for each in readers:
        read_edition(each, meeting, "14:00", "first")

    hand = Hand(organiser.go(meeting.at("agenda", "/edit"), "editor-published"))
    programming.delay(hand, organiser, "Lunch", 20)
    at = programming.publish(organiser, meeting, "again")
    after = programming.is_read_soon(readers[0], meeting, "14:20", at)
    print(f"the second edition was read after {after:.1f} s")
    for each in readers:
        read_edition(each, meeting, "14:20", "second")
        assert "Rev.1" in each.page.locator("main").inner_text()
        compare_editions(each, meeting)
    take_papers(organiser, meeting)
    read_calendar(readers[0], meeting)

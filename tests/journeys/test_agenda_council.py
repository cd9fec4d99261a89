"""A meeting of a council from nothing to its second edition: by keys alone, and by finger."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser

from tests.journeys import programming, steps
from tests.journeys.assembling import Hand
from tests.journeys.by_keys import Keys
from tests.journeys.people import ORGANISER
from tests.journeys.traveller import DESKTOP, PHONE, TABLET, Seat, Traveller

pytestmark = pytest.mark.browser
Arrange = Callable[[str, int], Seat]
DAY = steps.FIRST_DAY.isoformat()
NAMES = {"en": "Invented council by keys", "ar": "مجلس متخيل باللمس"}
ROOMS = ({"en": "Conference hall", "ar": "قاعة المؤتمرات"}, {"en": "Annex", "ar": "الملحق"})
OPENING = {"en": "Opening", "ar": "الافتتاح"}
DEBATE = {"en": "General debate", "ar": "المناقشة العامة"}
# Somewhere among these it is now a morning or noon.
ZONES = (
    *("Asia/Tashkent", "Europe/Vienna", "Europe/London", "America/New_York"),
    *("America/Los_Angeles", "Pacific/Auckland", "Asia/Tokyo"),
)
BLOCKING = "#clashes [data-blocking]"


@pytest.fixture
def arrange(real_browser: Browser, origin: str) -> Iterator[Arrange]:
    seats: list[Seat] = []

    def seat(language: str, width: int) -> Seat:
        seats.append(Seat(real_browser, origin, language, width, searches=True))
        return seats[-1]

    yield seat
    for each in seats:
        each.context.close()


def open_by_keys(keys: Keys, meeting: steps.Meeting) -> None:
    keys.follow('main a[href$="/meetings/new"]')
    keys.write("names.en", NAMES["en"])
    keys.write("slug", meeting.slug)
    keys.set_day("starts_on", DAY)
    keys.set_day("ends_on", DAY)
    keys.choose("time_zone", "Tashkent")
    keys.write("city.en", "Tashkent")
    keys.enter()
    for room in ROOMS:
        keys.page.goto(f"{keys.page.url.partition('/agenda')[0]}{meeting.at('agenda', '/edit')}")
        keys.follow('a[href$="/rooms/new"]')
        keys.write("names.en", room["en"])
        keys.enter()


def enter_by_keys(keys: Keys) -> None:
    """One item with its hours, and one that waits."""
    keys.follow('a[href*="/items/new"]')
    keys.write("names.en", OPENING["en"])
    keys.choose("kind", "Ceremony")
    keys.set_hour("starts", "14:00")
    keys.set_hour("ends", "15:00")
    keys.choose("room", ROOMS[0]["en"])
    keys.follow("main form.form button:not([name])")
    keys.follow('a[href*="/items/new"]')
    keys.write("names.en", DEBATE["en"])
    keys.reach('main [name="day"]')
    keys.press("Home")
    keys.write("minutes", "60")
    keys.enter()


def place_by_keys(keys: Keys, hand: Hand) -> None:
    """Into the hour of another, and then as the page suggests."""
    keys.reach(f"#{hand.grip(DEBATE['en']).get_attribute('id')}")
    keys.press("Enter")
    while "14:30–15:30" not in hand.page.locator("#hold [data-where]").inner_text():
        keys.press("ArrowDown")
    keys.press("Enter")
    hand.stands(DEBATE["en"], "14:30–15:30", 0, within=5.0)
    hand.page.locator(BLOCKING).first.wait_for()
    keys.follow(f"{BLOCKING} form button")
    assert hand.page.locator(BLOCKING).count() == 0


def publish_by_keys(keys: Keys) -> None:
    keys.follow('a[href$="/publish"]')
    keys.follow('main form[action$="/publish"] button')


def delay_by_keys(keys: Keys, hand: Hand, name: str) -> None:
    keys.reach(f"#{hand.grip(name).get_attribute('id')}")
    keys.press("Enter")
    keys.follow('#hold [data-do="more"]')
    keys.choose("reach", "In all rooms")
    keys.write("by", "20")
    keys.enter()


def test_council_is_assembled_and_published_twice_by_keys_alone(arrange: Arrange) -> None:
    meeting = steps.Meeting("agenda-keys")
    organiser = Traveller(arrange("en", DESKTOP), "organiser")
    steps.sign_in(organiser, ORGANISER)
    keys = Keys(organiser.page)
    open_by_keys(keys, meeting)
    enter_by_keys(keys)
    hand = Hand(organiser.look("editor-by-keys"))
    place_by_keys(keys, hand)
    publish_by_keys(keys)
    organiser.look("published-by-keys")
    organiser.go(meeting.at("agenda", "/edit"), "editor-of-published")
    delay_by_keys(keys, hand, OPENING["en"])
    # It was moved out of the way before.
    hand.stands(OPENING["en"], "13:50–14:50", 1, within=5.0)
    publish_by_keys(keys)
    anyone = Traveller(arrange("en", PHONE), "anyone")
    words = anyone.go(meeting.at("agenda"), "programme").locator("main").inner_text()
    assert "13:50" in words
    assert "Rev.1" in words


@dataclass(frozen=True)
class Today:
    """A meeting that begins within half an hour, wherever on earth it is day now."""

    zone: str
    starts: datetime

    @classmethod
    def somewhere(cls) -> "Today":
        for zone in ZONES:
            now = datetime.now(ZoneInfo(zone))
            if 8 <= now.hour < 13:
                # By the timetable's lines, of which there are four an hour.
                soon = now + timedelta(minutes=30)
                return cls(zone, soon.replace(minute=soon.minute // 15 * 15, second=0))
        raise AssertionError("it is night in all of these places")

    def hours(self, after: int, minutes: int = 60) -> str:
        ends = self.starts + timedelta(minutes=after + minutes)
        return f"{self.at(after)}–{ends:%H:%M}"

    def at(self, after: int) -> str:
        return f"{self.starts + timedelta(minutes=after):%H:%M}"


def touch(organiser: Traveller, having: str, values: dict[str, str] | None = None) -> None:
    """Fills in a form and touches its button."""
    organiser.fill(having, values or {})
    with organiser.page.expect_navigation():
        organiser.form(having).locator("button:not([type=button])").first.tap()


def open_by_finger(organiser: Traveller, meeting: steps.Meeting, today: Today) -> None:
    day = today.starts.date().isoformat()
    with organiser.page.expect_navigation():
        organiser.page.locator('main a[href$="/meetings/new"]').first.tap()
    typed = programming.named("names", NAMES) | {"city.ar": "مدينة متخيلة", "slug": meeting.slug}
    typed |= {"starts_on": day, "ends_on": day, "time_zone": today.zone}
    touch(organiser, "starts_on", typed)
    for room in ROOMS:
        organiser.page.goto(f"{organiser.origin}{meeting.at('agenda', '/rooms/new')}")
        touch(organiser, "names.en", programming.named("names", room))
    for names, more in (
        (OPENING, {"kind": "ceremony", "starts": today.at(0), "ends": today.at(60)}),
        (DEBATE, {"kind": "plenary", "day": "", "minutes": "60"}),
    ):
        organiser.page.goto(f"{organiser.origin}{meeting.at('agenda', '/items/new')}?day={day}")
        option = organiser.page.locator('[name="room"] option', has_text=ROOMS[0]["ar"])
        room_id = option.first.get_attribute("value") or ""
        touch(organiser, "starts", programming.named("names", names) | more | {"room": room_id})


def publish_by_finger(organiser: Traveller, meeting: steps.Meeting, name: str) -> None:
    organiser.go(meeting.at("agenda", "/edit"), f"editor-{name}")
    with organiser.page.expect_navigation():
        organiser.page.locator('a[href$="/publish"]').first.tap()
    organiser.look(f"publishing-{name}")
    touch(organiser, meeting.at("agenda", "/publish"))


def test_council_is_assembled_and_published_twice_by_finger(arrange: Arrange) -> None:
    meeting = steps.Meeting("agenda-finger")
    organiser = Traveller(arrange("ar", TABLET), "organiser")
    steps.sign_in(organiser, ORGANISER)
    today = Today.somewhere()
    open_by_finger(organiser, meeting, today)
    hand = Hand(organiser.go(meeting.at("agenda", "/edit"), "editor-to-touch"))
    hand.item(OPENING["ar"]).scroll_into_view_if_needed()
    hand.drag_by_finger(hand.hold(DEBATE["ar"]), hand.spot(1, today.at(30)))
    hand.stands(DEBATE["ar"], today.hours(30), 1, within=5.0)
    mend = hand.page.locator(f"{BLOCKING} form button").first
    with hand.page.expect_navigation():
        mend.tap()
    assert hand.page.locator(BLOCKING).count() == 0
    publish_by_finger(organiser, meeting, "first")
    organiser.go(meeting.at("agenda", "/edit"), "editor-of-published")
    hand.grip(OPENING["ar"]).tap()
    with hand.page.expect_navigation():
        hand.page.locator('#hold [data-do="more"]').tap()
    organiser.look("place")
    touch(organiser, "by", {"reach": "all", "by": "20", "way": "later"})
    publish_by_finger(organiser, meeting, "again")
    anyone = Traveller(arrange("ar", PHONE), "anyone")
    words = anyone.go(meeting.at("agenda"), "programme").locator("main").inner_text()
    assert today.at(20) in words
    assert today.at(0) not in words
    assert "Rev.1" in words
    assert OPENING["ar"] in anyone.page.locator("#now").inner_text()

"""A programme is assembled by mouse, by keyboard alone and by finger, by two people at once."""

from collections.abc import Callable, Iterator
from time import monotonic

import pytest
from playwright.sync_api import Browser

from tests.journeys import steps
from tests.journeys.assembling import Hand, assemble
from tests.journeys.people import ADMINISTRATOR, ORGANISER
from tests.journeys.traveller import DESKTOP, PHONE, TABLET, Seat, Traveller

pytestmark = pytest.mark.browser
Arrange = Callable[[str, int], Seat]


@pytest.fixture
def arrange(real_browser: Browser, origin: str) -> Iterator[Arrange]:
    seats: list[Seat] = []

    def seat(language: str, width: int) -> Seat:
        seats.append(Seat(real_browser, origin, language, width, searches=True))
        return seats[-1]

    yield seat
    for each in seats:
        each.context.close()


def carry_by_mouse(hand: Hand) -> None:
    """To another room and hour, longer by its lower edge, out of those that wait and back."""
    hand.drag(hand.hold("Opening"), hand.spot(2, "09:30"))
    hand.stands("Opening", "09:30–10:30", 2)
    box = hand.item("Opening").bounding_box()
    assert box
    edge = (box["x"] + box["width"] / 2, box["y"] + box["height"] - 3)
    hand.drag(edge, hand.spot(2, "11:00"))
    hand.stands("Opening", "09:30–11:00", 2)
    assert "Room taken" in hand.item("Opening").inner_text()
    assert "Room taken" in hand.item("Coffee").inner_text()
    hand.drag(hand.hold("Side talk"), hand.spot(3, "13:30"))
    hand.stands("Side talk", "13:30–14:15", 3)
    waits = hand.page.locator("#waits").bounding_box()
    assert waits
    hand.drag(hand.hold("Side talk"), (waits["x"] + 20, waits["y"] + 20))
    hand.page.locator("#waits [data-item]").wait_for()
    # By pressing the item and then the place.
    hand.grip("Side talk").click()
    hand.page.mouse.click(*hand.spot(1, "13:15"))
    hand.stands("Side talk", "13:15–14:00", 1)


def carry_by_keyboard(hand: Hand) -> None:
    """Room by room, a quarter of an hour at a time, longer, across all rooms, to the next day."""
    hand.grip("Finance").focus()
    hand.press("Enter", "ArrowRight", "ArrowDown", "Shift+ArrowDown")
    assert "11:15–12:30, Ulugh Beg Room" in hand.hears()
    hand.press("Escape")
    hand.stands("Finance", "11:00–12:00", 1)
    hand.press("Enter", "ArrowLeft", "ArrowDown", "Enter")
    hand.stands("Finance", "11:15–12:15", 0)
    hand.press("Enter", "ArrowRight", "PageDown")
    second = hand.page.locator(".tab").last
    hand.page.locator(".tab[aria-current]").last.filter(has_text=second.inner_text()).wait_for()
    hand.page.locator("#board .ghost").wait_for()
    hand.press("Enter")
    hand.stands("Finance", "11:15–12:15", 1)


def undo_and_redo(hand: Hand) -> None:
    hand.press("Control+z")
    hand.stands("Finance", "11:15–12:15", 0)
    hand.press("Control+z")
    hand.stands("Finance", "11:00–12:00", 1)
    hand.press("Control+Shift+Z")
    hand.stands("Finance", "11:15–12:15", 0)


def test_programme_is_assembled_by_mouse_and_by_keyboard_alone(arrange: Arrange) -> None:
    meeting = steps.Meeting("editor-hands")
    organiser = Traveller(arrange("en", DESKTOP), "organiser")
    steps.sign_in(organiser, ORGANISER)
    assemble(organiser, meeting)
    hand = Hand(organiser.go(meeting.at("agenda", "/edit"), "editor"))
    carry_by_mouse(hand)
    organiser.look("editor-with-clash")
    carry_by_keyboard(hand)
    organiser.look("editor-second-day")
    undo_and_redo(hand)
    # It is so for whoever comes next, and without a script as well.
    organiser.page.goto(f"{organiser.origin}{meeting.at('agenda', '/edit')}")
    hand.stands("Opening", "09:30–11:00", 2)
    hand.stands("Finance", "11:15–12:15", 0)


def both_decide(here: Hand, there: Hand) -> None:
    """Taken up in one place while it is moved in the other: the second is asked, not obeyed."""
    there.grip("Opening").focus()
    there.press("Enter", "ArrowDown")
    here.grip("Opening").focus()
    here.press("Enter", "ArrowUp", "Enter")
    here.stands("Opening", "09:00–10:00", 2)
    there.press("Enter")
    both = there.page.locator("#told .notice").filter(
        has=there.page.locator(".row button + button")
    )
    both.wait_for()
    assert "09:00–10:00" in both.inner_text()
    assert "09:30–10:30" in both.inner_text()
    there.stands("Opening", "09:00–10:00", 2)
    both.locator("button").last.click()
    there.stands("Opening", "09:30–10:30", 2)
    here.stands("Opening", "09:30–10:30", 2)


def test_two_see_each_other_and_none_wins_silently(arrange: Arrange) -> None:
    meeting = steps.Meeting("editor-two")
    organiser = Traveller(arrange("en", DESKTOP), "organiser")
    steps.sign_in(organiser, ORGANISER)
    assemble(organiser, meeting)
    other = Traveller(arrange("ar", TABLET), "administrator")
    steps.sign_in(other, ADMINISTRATOR)
    here = Hand(organiser.go(meeting.at("agenda", "/edit"), "editor"))
    there = Hand(other.go(meeting.at("agenda", "/edit"), "editor-tablet"))

    began = monotonic()
    here.drag(here.hold("Opening"), here.spot(2, "09:15"))
    there.stands("Opening", "09:15–10:15", 2, within=2.0)
    print(f"the other saw it after {monotonic() - began:.1f} s")
    there.is_told("Opening")

    # By finger, where the rooms run from right to left.
    there.drag_by_finger(there.hold("Finance"), there.spot(3, "13:00"))
    there.stands("Finance", "13:00–14:00", 3)
    here.stands("Finance", "13:00–14:00", 3)
    here.is_told("moved: Finance")
    # Arrows are meant as the eye sees them: to the right is the room before.
    there.grip("Finance").focus()
    there.press("Enter", "ArrowRight", "Enter")
    there.stands("Finance", "13:00–14:00", 2)
    here.stands("Finance", "13:00–14:00", 2)

    both_decide(here, there)
    other.look("editor-decided")


def test_on_a_phone_the_day_is_a_list_and_an_item_is_placed_on_its_page(arrange: Arrange) -> None:
    meeting = steps.Meeting("editor-phone")
    organiser = Traveller(arrange("en", PHONE), "organiser")
    steps.sign_in(organiser, ORGANISER)
    assemble(organiser, meeting)
    hand = Hand(organiser.go(meeting.at("agenda", "/edit"), "editor-phone"))
    with hand.page.expect_navigation():
        hand.grip("Side talk").click()
    organiser.look("place")
    day = hand.page.locator('[name="day"] option').nth(1).get_attribute("value") or ""
    organiser.send("starts", {"day": day, "starts": "16:00", "minutes": "30"})
    organiser.look("editor-phone-after")
    assert "16:00–16:30" in hand.item("Side talk").inner_text()

"""What programme editors do with their hands: take an item, carry it, put it down."""

import time
from dataclasses import dataclass
from datetime import timedelta

from playwright.sync_api import Locator, Page

from tests.journeys import steps
from tests.journeys.traveller import Traveller

DAYS = (steps.FIRST_DAY, steps.FIRST_DAY + timedelta(days=1))
ROOMS = ("Registan Hall", "Ulugh Beg Room", "Zarafshan Room")
ITEMS = (
    ("Opening", {"kind": "ceremony", "starts": "09:00", "ends": "10:00"}, ROOMS[0]),
    (
        "Finance",
        {"kind": "working_group", "group": "1", "starts": "11:00", "ends": "12:00"},
        ROOMS[0],
    ),
    ("Coffee", {"kind": "break", "starts": "10:30", "ends": "11:00"}, ""),
    ("Side talk", {"kind": "side_event", "day": "", "minutes": "45"}, ""),
)


def assemble(organiser: Traveller, meeting: steps.Meeting) -> None:
    """Two days, three rooms, three items in their places and one that waits."""
    organiser.page.goto(f"{organiser.origin}/agenda/meetings/new")
    typed = {"names.en": "Invented council", "city.en": "Tashkent", "slug": meeting.slug}
    typed |= {"starts_on": DAYS[0].isoformat(), "ends_on": DAYS[1].isoformat()}
    organiser.send("starts_on", {**typed, "time_zone": "Asia/Tashkent"})
    for name in ROOMS:
        organiser.page.goto(f"{organiser.origin}{meeting.at('agenda', '/rooms/new')}")
        organiser.send("names.en", {"names.en": name})
    for name, what, room in ITEMS:
        organiser.page.goto(f"{organiser.origin}{meeting.at('agenda', '/items/new')}")
        option = organiser.page.locator('[name="room"] option', has_text=room or "All rooms")
        chosen = option.first.get_attribute("value") or ""
        organiser.send("starts", {"names.en": name, "room": chosen, **what})


@dataclass
class Hand:
    """Somebody at the timetable of one day."""

    page: Page

    def item(self, name: str) -> Locator:
        return self.page.locator("#board [data-item]:not(.ghost)").filter(has_text=name).first

    def grip(self, name: str) -> Locator:
        return self.item(name).locator(".grip")

    def stands(self, name: str, hours: str, column: int, *, within: float = 2.0) -> None:
        """In this room, at these hours, soon; where it was just put or where another put it."""
        give_up = time.monotonic() + within
        while True:
            seen = (self.item(name).locator(".num").inner_text(), self._column(name))
            if seen == (hours, column):
                return
            assert time.monotonic() < give_up, f"{name} stands at {seen}"
            self.page.wait_for_timeout(50)

    def _column(self, name: str) -> int:
        at = (self.item(name).get_attribute("data-at") or "0 0 0 0").split()
        return int(at[2]) if at[3] == "1" else 0

    def spot(self, column: int, hour: str) -> tuple[float, float]:
        """Where an hour of a room is on the screen; room 0 is the margin with the hours."""
        hours, minutes = (int(part) for part in hour.split(":"))
        line = self.page.locator(".hour").filter(has_text=f"{hours:02}:00").first.bounding_box()
        after = (
            self.page.locator(".hour").filter(has_text=f"{hours + 1:02}:00").first.bounding_box()
        )
        rooms = self.page.locator(".room").nth(column).bounding_box()
        assert line
        assert after
        assert rooms
        y = line["y"] + (after["y"] - line["y"]) * minutes / 60
        return rooms["x"] + rooms["width"] / 2, y + 2

    def hold(self, name: str) -> tuple[float, float]:
        box = self.item(name).bounding_box()
        assert box
        return box["x"] + box["width"] / 2, box["y"] + 3

    def drag(self, start: tuple[float, float], to: tuple[float, float]) -> None:
        mouse = self.page.mouse
        mouse.move(*start)
        mouse.down()
        mouse.move(start[0] + 9, start[1] + 9)
        mouse.move(*to, steps=4)
        mouse.up()

    def drag_by_finger(self, start: tuple[float, float], to: tuple[float, float]) -> None:
        """Pressed until it is taken up, then carried; a quick stroke would only scroll."""
        tell = self.page.context.new_cdp_session(self.page).send

        def touch(kind: str, *at: tuple[float, float]) -> None:
            points = [{"x": x, "y": y} for x, y in at]
            tell("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

        touch("touchStart", start)
        self.page.locator("body.dragging").wait_for()
        for part in range(1, 6):
            x, y = (a + (b - a) * part / 5 for a, b in zip(start, to, strict=True))
            touch("touchMove", (x, y))
        touch("touchEnd")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def hears(self) -> str:
        return self.page.locator("#say").inner_text()

    def is_told(self, words: str) -> None:
        self.page.locator("#told").get_by_text(words).first.wait_for()

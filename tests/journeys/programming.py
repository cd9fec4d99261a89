"""What an organiser does from an empty meeting to a programme that others read."""

import time

from tests.journeys import steps
from tests.journeys.assembling import Hand
from tests.journeys.invented_seminar import (
    CITY,
    DAYS,
    ITEMS,
    NAMES,
    ROOMS,
    SYMBOL,
    VENUE,
    Planned,
)
from tests.journeys.traveller import Traveller

ORGANISERS = (
    ("Institute for Strategic and Regional Studies", "co_organiser"),
    ("UN Regional Centre for Preventive Diplomacy", "co_organiser"),
    ("Organization for Security and Co-operation in Europe", "support"),
)


def named(field: str, names: dict[str, str]) -> dict[str, str]:
    return {f"{field}.{language}": words for language, words in names.items()}


def open_seminar(organiser: Traveller, meeting: steps.Meeting) -> None:
    """Three days by the clock of Tashkent, and a symbol for its papers."""
    organiser.go("/agenda/meetings/new", "new-meeting")
    typed = named("names", NAMES) | named("city", CITY) | named("venue", VENUE)
    typed |= {"slug": meeting.slug, "time_zone": "Asia/Tashkent", "format": "seminar"}
    days = {"starts_on": DAYS[0].isoformat(), "ends_on": DAYS[-1].isoformat()}
    organiser.send("starts_on", typed | days)
    organiser.go(meeting.at("agenda", "/settings"), "settings")
    organiser.send("symbol", {"symbol": SYMBOL, "quiet_minutes": "0"})


def stand_behind(organiser: Traveller, meeting: steps.Meeting) -> None:
    """By whom it is held, in which part, and which meeting of its series it is."""
    organiser.go(meeting.at("agenda", "/organisers"), "organisers")
    for number, (organisation, part) in enumerate(ORGANISERS, 1):
        _choose(organiser, f"organisation{number}", organisation)
        organiser.fill("organisation1", {f"part{number}": part})
    organiser.send("organisation1")
    organiser.look("organisers-kept")
    organiser.go(meeting.at("agenda", "/series"), "counted")
    _choose(organiser, "series1", "Meetings of the Council")
    # The meetings of the demonstration are the first to the fourth.
    organiser.send("series1", {"ordinal1": "4"})
    organiser.look("counted-twice")
    assert organiser.page.locator("main [data-focus]").count() == 1
    organiser.send("series1", {"ordinal1": "5"})
    organiser.look("counted-kept")
    assert organiser.page.locator("main [data-focus]").count() == 0


def furnish(organiser: Traveller, meeting: steps.Meeting) -> None:
    """Four rooms with their seats and booths, and the hours of the building."""
    for names, seats, booths in ROOMS:
        organiser.page.goto(f"{organiser.origin}{meeting.at('agenda', '/rooms/new')}")
        organiser.send("names.en", named("names", names) | {"capacity": seats, "booths": booths})
    organiser.go(meeting.at("agenda", "/building"), "building")
    hours = {f"opens-{day}": "08:00" for day in DAYS} | {f"closes-{day}": "19:00" for day in DAYS}
    organiser.send(f"opens-{DAYS[0]}", hours)


def enter(organiser: Traveller, meeting: steps.Meeting) -> None:
    """Each item by the form; what has no hour yet waits beside the timetable."""
    for number, planned in enumerate(ITEMS):
        organiser.page.goto(f"{organiser.origin}{meeting.at('agenda', '/items/new')}")
        if planned.room is not None:
            _choose(organiser, "room", ROOMS[planned.room][0]["en"])
        organiser.send("starts", entered(planned))
        assert organiser.where() == meeting.at("agenda", "/edit"), planned.names["en"]
        if not number:
            organiser.look("first-item")


def entered(planned: Planned) -> dict[str, str]:
    typed = named("names", planned.names) | {"kind": planned.kind, **planned.more}
    if planned.day is None:
        return typed | {"day": ""}
    starts, ends = planned.hours
    return typed | {"day": DAYS[planned.day].isoformat(), "starts": starts, "ends": ends}


def _choose(organiser: Traveller, field: str, words: str) -> None:
    options = organiser.page.locator(f'main [name="{field}"] option', has_text=words)
    organiser.fill(field, {field: options.first.get_attribute("value") or ""})


def publish(organiser: Traveller, meeting: steps.Meeting, name: str) -> float:
    """Says what has changed before it is so; returns the moment at which it was."""
    organiser.go(meeting.at("agenda", "/publish"), f"publishing-{name}")
    organiser.send(meeting.at("agenda", "/publish"))
    return time.monotonic()


def delay(hand: Hand, organiser: Traveller, name: str, minutes: int) -> None:
    """Everything from this item on is later, in all rooms of the day."""
    hand.grip(name).click()
    with hand.page.expect_navigation():
        hand.page.locator('#hold [data-do="more"]').click()
    organiser.look("place")
    organiser.send("by", {"reach": "all", "by": str(minutes), "way": "later"})


def is_read_soon(anyone: Traveller, meeting: steps.Meeting, words: str, since: float) -> float:
    """Whoever opens the programme within five seconds reads the newest."""
    while True:
        anyone.page.goto(f"{anyone.origin}{meeting.at('agenda')}")
        after = time.monotonic() - since
        if words in anyone.page.locator("main").inner_text():
            assert after < 5.0
            return after
        assert after < 5.0, f"after {after:.1f} s {words} cannot be read yet"

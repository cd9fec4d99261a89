"""What people do on the way from an empty meeting to a badge in the hand."""

import re
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

from tests.journeys.people import PASSWORD, Delegate, portrait
from tests.journeys.traveller import PHONE, Traveller

NAMES = {
    "en": "Invented conference on water",
    "ru": "Вымышленная конференция по водным ресурсам",
    "uz": "Suv boʻyicha oʻylab topilgan anjuman",
    "ar": "مؤتمر متخيل بشأن المياه",
}
OPENING = {
    "en": "Opening of the conference",
    "ru": "Открытие конференции",
    "uz": "Anjumanning ochilishi",
    "ar": "افتتاح المؤتمر",
}
ROOMS = ("Large hall", "Small hall")
FIRST_DAY = (datetime.now(UTC) + timedelta(days=90)).date()


@dataclass(frozen=True)
class Meeting:
    slug: str

    def at(self, service: str, path: str = "/") -> str:
        return f"/{service}/meetings/{self.slug}{path}"


def sign_in(traveller: Traveller, email: str) -> None:
    """Afterwards this browser is known to all three services."""
    traveller.go("/registration/sign-in", "sign-in")
    traveller.send("password", {"email": email, "password": PASSWORD})
    # The news of a sign-in reach the other services within a moment.
    for _ in range(40):
        traveller.page.goto(f"{traveller.origin}/agenda/meetings/")
        if traveller.where() == "/agenda/meetings/":
            break
        traveller.page.wait_for_timeout(250)
    assert traveller.where() == "/agenda/meetings/"
    traveller.look("meetings")


def open_meeting(organiser: Traveller, meeting: Meeting) -> None:
    """Names in four languages, one day, two rooms, and both of them at work at once."""
    organiser.go("/agenda/meetings/new", "new-meeting")
    typed = {f"names.{language}": text for language, text in NAMES.items()}
    typed |= {"starts_on": FIRST_DAY.isoformat(), "ends_on": FIRST_DAY.isoformat()}
    typed |= {"city.en": "Tashkent", "venue.en": "Invented Hall", "slug": meeting.slug}
    organiser.send("starts_on", {**typed, "time_zone": "Asia/Tashkent"})
    for room in ROOMS:
        organiser.page.goto(f"{organiser.origin}{meeting.at('agenda', '/rooms/new')}")
        if room == ROOMS[0]:
            organiser.look("new-room")
        organiser.send("names.en", {"names.en": room})
    _add_item(organiser, meeting, OPENING, "", {"starts": "09:00", "ends": "10:00"})
    for group, room in enumerate(ROOMS, 1):
        hours = {"starts": "10:00", "ends": "12:00"}
        work = {"kind": "working_group", "group": str(group)}
        _add_item(organiser, meeting, {"en": f"Work in the {room}"}, room, hours | work)
    organiser.go(meeting.at("agenda", "/edit"), "editor")


def _add_item(
    organiser: Traveller, meeting: Meeting, names: dict[str, str], room: str, more: dict[str, str]
) -> None:
    organiser.page.goto(f"{organiser.origin}{meeting.at('agenda', '/items/new')}")
    if not room:
        organiser.look("new-item")
    else:
        option = organiser.page.locator('[name="room"] option', has_text=room)
        more = {**more, "room": option.first.get_attribute("value") or ""}
    typed = {f"names.{language}": text for language, text in names.items()}
    organiser.send("starts", typed | more)


def publish(organiser: Traveller, meeting: Meeting) -> None:
    organiser.go(meeting.at("agenda", "/publish"), "publishing")
    organiser.send(meeting.at("agenda", "/publish"))
    organiser.look("published")


def read_programme(anyone: Traveller, meeting: Meeting) -> None:
    """Public in this language: the opening, and two groups side by side where there is room."""
    page = anyone.go(meeting.at("agenda"), "programme")
    words = page.locator("main").inner_text()
    assert OPENING[anyone.language] in words
    assert NAMES[anyone.language] in page.locator("body").inner_text()
    boxes = [page.get_by_text(f"Work in the {room}").first.bounding_box() for room in ROOMS]
    first, second = boxes
    assert first is not None
    assert second is not None
    are_beside = abs(first["y"] - second["y"]) < first["height"]
    assert are_beside == (anyone.seat.width > PHONE), (
        "parallel items stand side by side on wide screens"
    )
    anyone.go("/", "front")


def register(person: Traveller, meeting: Meeting, who: Delegate, email: str) -> str:
    """One topic a page; returns the address of the person's own status page."""
    person.go(meeting.at("registration", "/register"), "register")
    person.send("form_token")
    person.look("name")
    name = {"given_names": who.given_names, "family_name": who.family_name}
    person.send("given_names", name | ({"own_name": who.own_name} if who.own_name else {}))
    person.look("represents")
    represents = {"kind": "state", "state_code": who.state, "function": who.function}
    person.send("state_code", represents)
    person.look("contact")
    person.send("email", {"email": email, "language": person.language, "consent": "yes"})
    person.look("photo")
    person.page.locator('[name="photo"]').set_input_files(
        {"name": "me.jpg", "mimeType": "image/jpeg", "buffer": portrait()}
    )
    person.send("photo")
    answers = person.look("check").locator("main").inner_text()
    for typed in (who.given_names, who.family_name, who.own_name, who.function, email):
        assert typed in answers
    person.send("form_token")
    person.look("sent")
    status = person.where()
    assert re.fullmatch(r"/registration/mine/[0-9a-f-]{36}", status), status
    return status


def read_letter(administrator: Traveller, email: str) -> str:
    """The letter lies in the mailbox, with a link in it."""
    page = administrator.go("/registration/mailbox", "mailbox")
    page.locator("tr", has_text=email).first.locator("a").first.click()
    letter = administrator.look("letter").locator("main").inner_text()
    found = re.search(r"http\S+/registration/link/\S+", letter)
    assert found, f"there is no link in the letter: {letter}"
    return found.group()


def follow_letter(anyone: Traveller, link: str, status: str) -> None:
    """Whoever holds the link sees the person's own page, in any browser."""
    anyone.page.goto(link)
    anyone.look("by-link")
    assert anyone.where() == status, "the address holds no token"


def decide(organiser: Traveller, meeting: Meeting, who: Delegate, *, reason: str = "") -> None:
    queue = organiser.go(meeting.at("registration", "/review"), "review")
    queue.locator("main a", has_text=who.family_name).first.click()
    organiser.look("person")
    if reason:
        organiser.page.locator("details.other > summary").last.click()
        organiser.send("reason", {"reason": "other", "words": reason})
        organiser.look("declined")
    else:
        organiser.send("/approve")
        organiser.look("approved")


def badge_is_ready(organiser: Traveller, meeting: Meeting, who: Delegate) -> None:
    """Before anyone asks for it: the list leads to a paper."""
    path = meeting.at("badges", "/badges")
    for _ in range(60):
        organiser.page.goto(f"{organiser.origin}{path}")
        row = organiser.page.locator("tr", has_text=who.family_name)
        link = row.locator('a[href*=".pdf"]')
        if link.count():
            break
        organiser.page.wait_for_timeout(250)
    organiser.look("badges")
    _paper(organiser, link.first.get_attribute("href"))


def _paper(traveller: Traveller, href: str | None) -> None:
    assert href
    assert traveller.fetch(href).startswith(b"%PDF-")


def receive(desk: Traveller, meeting: Meeting, who: Delegate) -> float:
    """Found by another script, checked in and printed; says after how long the overview knew."""
    desk.go(meeting.at("badges", "/desk"), "desk")
    desk.page.goto(f"{desk.origin}{meeting.at('badges', '/desk')}?q={quote(who.sought_as)}")
    found = desk.look("found")
    found.locator("main a[data-hit]", has_text=who.family_name).first.click()
    desk.look("chosen")
    overview = desk.page.context.new_page()
    overview.goto(f"{desk.origin}{meeting.at('registration')}")
    live = overview.locator("[data-live]")
    assert who.family_name not in live.inner_text()
    with desk.seat.without_papers():
        began = time.monotonic()
        desk.send("prints")
        live.get_by_text(who.family_name).first.wait_for(timeout=10_000)
        took = time.monotonic() - began
        overview.close()
        desk.page.locator("html[data-asked]").wait_for(state="attached")
    desk.look("received")
    _paper(desk, desk.page.locator('main [href*=".pdf"]').first.get_attribute("href"))
    page = desk.go(meeting.at("registration"), "overview")
    assert who.family_name in page.locator("[data-live]").inner_text()
    return took


def sign_out(organiser: Traveller, meeting: Meeting) -> None:
    """Takes effect in all three, also for who kept a copy of the cookie."""
    kept = organiser.page.context.cookies()
    organiser.go("/registration/sign-out", "sign-out")
    organiser.send("form_token")
    organiser.look("signed-out")
    held: Any = [each for each in kept if each.get("name") == "kengash"]
    organiser.page.context.add_cookies(held)
    for path in (
        meeting.at("registration"),
        meeting.at("agenda", "/edit"),
        meeting.at("badges", "/desk"),
    ):
        for _ in range(20):
            organiser.page.goto(f"{organiser.origin}{path}")
            if organiser.where() == "/registration/sign-in":
                break
            organiser.page.wait_for_timeout(250)
        assert organiser.where() == "/registration/sign-in", f"{path} is still open"

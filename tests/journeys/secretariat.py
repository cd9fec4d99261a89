"""What the secretariat of a seminar does before anybody comes: page after page, in its order."""

from collections.abc import Sequence
from datetime import timedelta

from tests.journeys.seminar import FIRST, GROUPS, LAST, NAMES, STATES
from tests.journeys.steps import Meeting
from tests.journeys.traveller import Traveller

AGENCY = "Invented News Agency"
REVIEWER, SECURITY = "timur@demo.example", "huda@demo.example"
DUTIES = {"Timur": ("endorse", "approve"), "Huda": ("clear",)}


def tick(traveller: Traveller, having: str, name: str, values: Sequence[str]) -> None:
    """Of several boxes of one name these and no others."""
    boxes = traveller.form(having).locator(f'[name="{name}"]')
    for number in range(boxes.count()):
        box = boxes.nth(number)
        box.set_checked(box.get_attribute("value") in values)


def _open_page(organiser: Traveller, path: str) -> None:
    """Looked at when it is saved: it is the same page then."""
    organiser.page.goto(f"{organiser.origin}{path}")


def set_up(organiser: Traveller, meeting: Meeting) -> None:
    """From opening the meeting to the letter before the first invitation."""
    _open(organiser, meeting)
    _days_and_questions(organiser, meeting)
    _delegations(organiser, meeting)
    _staff(organiser, meeting)
    _review(organiser, meeting)
    _papers(organiser, meeting)


def _open(organiser: Traveller, meeting: Meeting) -> None:
    """Three days under long names; published before anybody is invited."""
    organiser.go("/agenda/meetings/new", "new-meeting")
    typed = {f"names.{language}": text for language, text in NAMES.items()}
    typed |= {"city.en": "Tashkent", "time_zone": "Asia/Tashkent", "slug": meeting.slug}
    organiser.send(
        "starts_on", {**typed, "starts_on": FIRST.isoformat(), "ends_on": LAST.isoformat()}
    )
    organiser.go(meeting.at("agenda", "/publish"), "publishing")
    organiser.send(meeting.at("agenda", "/publish"))
    organiser.look("published")
    # The news of a meeting reach registration within a moment.
    for _ in range(40):
        answer = organiser.page.goto(f"{organiser.origin}{meeting.at('registration')}")
        if answer is not None and answer.status == 200:
            break
        organiser.page.wait_for_timeout(250)
    organiser.look("empty-overview")


def _days_and_questions(organiser: Traveller, meeting: Meeting) -> None:
    _open_page(organiser, meeting.at("registration", "/period"))
    closes, freezes = FIRST - timedelta(days=14), FIRST - timedelta(days=3)
    days = {"closes_on": closes.isoformat(), "freezes_on": freezes.isoformat()}
    organiser.send("closes_on", {**days, "takes_late": "yes"})
    organiser.look("period-kept")
    _open_page(organiser, meeting.at("registration", "/questions"))
    tick(organiser, "topics", "topics", ["sex", "visa"])
    organiser.send("photo", {"photo": "optional", "answer_days": "3"})
    organiser.look("questions-kept")


def _delegations(organiser: Traveller, meeting: Meeting) -> None:
    every = meeting.at("registration", "/delegations")
    for code in STATES:
        organiser.page.goto(f"{organiser.origin}{every}/new")
        organiser.send("kind", {"kind": "state", "state_code": code})
    organiser.page.goto(f"{organiser.origin}{every}/new")
    organiser.send("kind", {"kind": "media", "names.en": AGENCY})
    organiser.look("added")
    _open_page(organiser, f"{every}/limits")
    limits = {"places_state": "5", "principals_state": "1", "accompanying_state": "2"}
    organiser.send("places_state", limits | {"places_media": "2", "room_state": "2"})
    organiser.look("limits-kept")
    _open_page(organiser, f"{every}/groups")
    named = {
        f"group_{code}.{language}": name
        for code, names in GROUPS.items()
        for language, name in zip(NAMES, names, strict=True)
    }
    organiser.send("group_a.en", named)
    organiser.look("groups-kept")
    _open_page(organiser, f"{every}/order")
    organiser.send("way", {"way": "alphabet", "alphabet": "en"})
    organiser.look("order-kept")
    organiser.go(every, "delegations")


def _staff(organiser: Traveller, meeting: Meeting) -> None:
    for email in (REVIEWER, SECURITY):
        _open_page(organiser, meeting.at("registration", "/staff"))
        tick(organiser, "email", "roles", ["reviewer"])
        organiser.send("email", {"name": "Of the house", "email": email, "language": "en"})
    organiser.look("staff-kept")


def _review(organiser: Traveller, meeting: Meeting) -> None:
    """Endorsed, cleared, approved; two for media, a note verbale from States."""
    _open_page(organiser, meeting.at("registration", "/review/rules"))
    tick(organiser, "two_persons", "steps", ["endorse", "clear"])
    tick(organiser, "two_persons", "two_persons", ["media"])
    tick(organiser, "two_persons", "note_kinds", ["state"])
    organiser.send("two_persons")
    for name, steps in DUTIES.items():
        heading = organiser.page.locator("h3", has_text=name)
        form = organiser.page.locator("main form", has=heading)
        for step in ("endorse", "clear", "approve"):
            form.locator(f'[name="steps"][value="{step}"]').set_checked(step in steps)
        with organiser.page.expect_navigation():
            form.locator("button").click()
    organiser.look("duties-kept")


def _papers(organiser: Traveller, meeting: Meeting) -> None:
    _open_page(organiser, meeting.at("registration", "/papers/settings"))
    signs = {"signatory_name.en": "Invented Signatory", "signatory_function.en": "Secretary"}
    organiser.send("symbol", {"symbol": "SEMINAR/INF.1", **signs, "gives_letters": "yes"})
    organiser.look("paper-settings-kept")


def invite(organiser: Traveller, meeting: Meeting, state: str, email: str, language: str) -> None:
    """From the list of delegations, as one finds the way."""
    organiser.page.goto(f"{organiser.origin}{meeting.at('registration', '/delegations')}")
    organiser.page.locator("main tr", has_text=state).locator("th a").first.click()
    organiser.look("delegation")
    organiser.page.locator('main a[href$="/focal-points"]').first.click()
    organiser.look("focal-points")
    who = {"name": "Invented Focal Point", "email": email, "language": language}
    organiser.send("email", who)
    organiser.look("invited")

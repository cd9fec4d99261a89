"""What reviewers of a meeting do with what has come: one at a time, or many at once."""

from pathlib import Path

from tests.journeys.steps import Meeting
from tests.journeys.traveller import Traveller


def take(reviewer: Traveller, step: str) -> None:
    """Everybody on the page of the queue, one step further."""
    reviewer.page.locator('[name="everybody"]').check()
    with reviewer.page.expect_navigation():
        reviewer.page.locator(f'button[name="step"][value="{step}"]').click()


def open_person(reviewer: Traveller, meeting: Meeting, name: str) -> None:
    reviewer.page.goto(f"{reviewer.origin}{meeting.at('registration', '/review')}")
    reviewer.page.locator("main tbody a", has_text=name).first.click()


def give_back(reviewer: Traveller, meeting: Meeting, name: str) -> None:
    open_person(reviewer, meeting, name)
    reviewer.look("person")
    reviewer.page.locator("details.other > summary").first.click()
    reviewer.send("return_reason", {"return_reason": "name"})
    reviewer.look("returned")


def endorse(reviewer: Traveller, meeting: Meeting) -> None:
    """All at once, taken back, and all at once again."""
    queue = reviewer.go(meeting.at("registration", "/review"), "queue")
    assert queue.locator('button[name="step"]').count() == 1, "only the step that is due is offered"
    take(reviewer, "endorse")
    reviewer.send("/undo")
    reviewer.look("taken-back")
    take(reviewer, "endorse")


def clear(security: Traveller, meeting: Meeting) -> None:
    """From a list that is made, taken as a file and looked at as a sheet."""
    queue = security.go(meeting.at("registration", "/review"), "queue")
    queue.locator('main a[href$="/clearance"]').first.click()
    security.send("whom", {"whom": "due"})
    security.look("clearance-made")
    assert taken(security, '[action$="/file"]')[:3] == b"\xef\xbb\xbf", "spreadsheets read it"
    security.send("/sheet")
    security.look("sheet")
    security.page.goto(f"{security.origin}{meeting.at('registration', '/review')}")
    take(security, "clear")
    security.look("cleared")


def taken(traveller: Traveller, form: str) -> bytes:
    """What a button gives into the hand."""
    with traveller.page.expect_download() as given:
        traveller.page.locator(f"main form{form} button").first.click()
    return Path(given.value.path()).read_bytes()


def merge(organiser: Traveller, meeting: Meeting, stays: str) -> None:
    """Two spellings in two scripts are looked at side by side; a person says that they are one."""
    organiser.go(meeting.at("registration", "/review/duplicates"), "duplicates")
    organiser.page.locator("main tbody a").first.click()
    organiser.look("pair")
    organiser.page.get_by_label(stays, exact=False).last.check()
    organiser.send("stays")


def waive(organiser: Traveller, meeting: Meeting, name: str) -> None:
    open_person(organiser, meeting, name)
    organiser.look("without-note")
    organiser.send("waiver_reason", {"waiver_reason": "The embassy has confirmed by telephone."})
    organiser.send("/approve")
    organiser.look("approved")


def press(organiser: Traveller, path: str, having: str, values: dict[str, str], most: int) -> None:
    """Asked for, then looked for until each of them is a paper that can be taken."""
    organiser.page.goto(f"{organiser.origin}{path}")
    organiser.send(having, values)
    ready = organiser.page.locator('main form:has([id^="take-"])')
    for _ in range(80):
        if ready.count() >= most:
            break
        organiser.page.wait_for_timeout(500)
        organiser.page.goto(f"{organiser.origin}{path}")
    organiser.look("papers-made")
    assert taken(organiser, ':has([id^="take-"])').startswith(b"%PDF-")

"""A focal point looks after a delegation, from the invitation to handing it over."""

import re

import pytest
from playwright.sync_api import Browser

from tests.journeys import steps
from tests.journeys.conftest import Cookies
from tests.journeys.people import ORGANISER
from tests.journeys.traveller import DESKTOP, PHONE, Seat, Traveller

pytestmark = pytest.mark.browser

MEETING = steps.Meeting("council-2027")
STATES = {"en": "IRL", "ar": "JOR"}
PASTED = (
    "Фамилия\tИмя\tДолжность\tРоль\tЭл. почта\n"
    "Выдумов\tИлья\tСоветник\tГлава делегации\t\n"
    "Invented\tMaryam\t\tDelegate\t"
)
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def _invite(organiser: Traveller, state: str, email: str) -> None:
    steps.sign_in(organiser, ORGANISER)
    organiser.go(MEETING.at("registration", "/delegations/new"), "new-delegation")
    organiser.send("state_code", {"kind": "state", "state_code": state})
    organiser.look("focal-points")
    who = {"name": "Invented Focal Point", "email": email, "language": organiser.language}
    organiser.page.locator("form:has([name=email])").first.scroll_into_view_if_needed()
    _fill_aside(organiser, who)
    organiser.look("invited")


def _fill_aside(organiser: Traveller, who: dict[str, str]) -> None:
    form = organiser.page.locator("form:has([name=email])").first
    for name in ("name", "email"):
        form.locator(f"[name={name}]").fill(who[name])
    form.locator("[name=language]").select_option(who["language"])
    with organiser.page.expect_navigation():
        form.locator("button").click()


def _link(administrator: Traveller, email: str) -> str:
    page = administrator.go("/registration/mailbox", "mailbox")
    page.locator("tr", has_text=email).first.locator("a").first.click()
    letter = administrator.look("letter").locator("main").inner_text()
    found = re.search(r"http\S+/registration/delegation/invitation/\S+", letter)
    assert found, f"there is no link in the letter: {letter}"
    return found.group()


def _come_in(focal: Traveller, link: str) -> str:
    focal.page.goto(link)
    focal.look("invitation")
    focal.send("form_token")
    focal.look("empty-desk")
    return focal.where()


def _enter(focal: Traveller, desk: str) -> None:
    """Rows in two scripts, one of them without a function; nothing is saved before that is said."""
    focal.go(f"{desk}/people/paste", "paste")
    focal.send("text", {"text": PASTED})
    page = focal.look("looked-over")
    assert page.locator("[name=p0_family_name]").input_value() == "Vydumov"
    assert page.locator("[name=p0_role]").input_value() == "head"
    assert page.locator("#p1_function-error").count() == 1
    focal.send("p1_function", {"p1_function": "Adviser"})
    focal.look("entered")


def _complete(focal: Traveller, desk: str) -> str:
    """All that the meeting asks about the head; the other stays unfinished."""
    focal.go(desk, "desk")
    focal.page.locator(".member a", has_text="Vydumov").first.click()
    focal.look("person")
    person = focal.where()
    own = f"/registration/mine/{person.rsplit('/', 1)[1]}"
    answers = {"visa": "no", "travel": "later", "hotel": "own"}
    for topic, answer in answers.items():
        focal.go(f"{own}/{topic}", topic)
        focal.send(topic, {topic: answer})
    focal.go(person, "complete")
    return person


@pytest.mark.parametrize(("language", "width"), [("en", PHONE), ("ar", DESKTOP)])
def test_delegation_is_looked_after(
    real_browser: Browser,
    origin: str,
    administrators_cookies: Cookies,
    language: str,
    width: int,
) -> None:
    email = f"focal.{language}@focal.example"
    seat = Seat(real_browser, origin, language, width, scripts=True)
    # Whoever enters on a phone does so without scripts.
    plain = Seat(real_browser, origin, language, width, scripts=width == DESKTOP)
    try:
        _invite(Traveller(seat, "organiser"), STATES[language], email)
        link = _link(Traveller(seat, "administrator", administrators_cookies), email)
        focal = Traveller(plain, "focal")
        desk = _come_in(focal, link)
        _enter(focal, desk)
        person = _complete(focal, desk)
        focal.go(desk, "ready")
        focal.send("/send")
        words = focal.look("sent").locator("main").inner_text()
        assert "Maryam Invented" in words
        _note(focal, desk)
        _replace(focal, person)
        focal.go(f"{desk}/hand-over", "hand-over")
        focal.send("email", {"name": "Another Invented", "email": f"next.{email}"})
        focal.look("handed-over")
    finally:
        seat.context.close()
        plain.context.close()


def _note(focal: Traveller, desk: str) -> None:
    focal.go(f"{desk}/note-verbale", "note")
    paper = {"name": "note.pdf", "mimeType": "application/pdf", "buffer": PDF}
    focal.page.locator("[name=file]").set_input_files(paper)  # type: ignore[arg-type]
    focal.send("number", {"number": "12-3/1", "dated": "2026-11-02"})
    assert "12-3/1" in focal.look("note-kept").locator("main").inner_text()


def _replace(focal: Traveller, person: str) -> None:
    focal.go(f"{person}/replace", "replace")
    new = {"given_names": "Aida", "family_name": "Invented", "function": "Minister"}
    focal.send("given_names", new)
    words = focal.look("replacement").locator("main").inner_text()
    assert "Vydumov" in words, "it is said in whose place she comes"

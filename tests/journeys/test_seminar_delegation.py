"""A delegation's whole day at a seminar of eight States, lived on telephones."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from tests.journeys import seminar, steps
from tests.journeys.conftest import Cookies
from tests.journeys.people import ORGANISER, portrait
from tests.journeys.seminar import FIRST, LAST, letter_to
from tests.journeys.traveller import DESKTOP, PHONE, Seat, Traveller

pytestmark = pytest.mark.browser
Sit = Callable[..., Traveller]

SEMINAR = seminar.Seminar("seminar-delegation")
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
PASSPORT = {
    "passport_name": "AMAL SALIM BINT KHAYAL",
    "nationality": "YEM",
    "number": "X1234567",
    "issued_on": f"{FIRST.year - 3}-01-01",
    "expires_on": f"{FIRST.year + 3}-01-01",
    "born_on": "1985-05-05",
    "birth_place": "عدن",
}
NIGHTS = {"hotel_from": f"{FIRST.year}-09-22", "hotel_to": f"{LAST.year}-09-26"}
# One name of eighty letters, as some passports have it.
LONG = "Abdarrahman-Muhammad-Salih-Abdallah-Qasim-al-Hashimi-al-Mutakhayyal-al-Baghdadii"
OWN = "عبد الرحمن محمد صالح عبد الله قاسم الهاشمي المتخيل البغدادي"


@pytest.fixture
def sit(real_browser: Browser, origin: str) -> Iterator[Sit]:
    """Each person has a telephone of their own; staff sit at a desk."""
    seats: list[Seat] = []

    def take(who: str, language: str, width: int = PHONE, **more: bool) -> Traveller:
        seats.append(Seat(real_browser, origin, language, width, more.get("scripts", True)))
        seats[-1].searches = more.get("searches", False)
        return Traveller(seats[-1], who)

    yield take
    for each in seats:
        each.context.close()


def test_delegation_lives_through_a_seminar(sit: Sit, administrators_cookies: Cookies) -> None:
    organiser = sit("organiser", "en", DESKTOP)
    administrator = Traveller(organiser.seat, "administrator", administrators_cookies)
    steps.sign_in(organiser, ORGANISER)
    seminar.set_up(organiser, SEMINAR)
    seminar.invite(organiser, SEMINAR, "YEM", "ar", SEMINAR.address("focal"))
    invitation = letter_to(administrator, SEMINAR.address("focal"), "delegation/invitation")
    focal = sit("focal", "ar", searches=True)
    desk = _come_in(focal, invitation)
    _enter(focal, desk)

    amal = sit("amal", "ar", searches=True)
    amals = _speak_for_herself(amal, letter_to(administrator, SEMINAR.address("amal"), "link"))
    _send_all(focal, desk)
    ilya = sit("ilya", "ru")
    _decide(organiser, "Vydumov", "photo")
    _correct(ilya, letter_to(administrator, SEMINAR.address("ilya"), "link"))
    _decide(organiser, "Bint-Khayal")
    _travel(amal, amals)
    _replace(focal, desk)

    colleague = sit("colleague", "en", DESKTOP)
    focal.go(f"{desk}/hand-over", "hand-over")
    samira = SEMINAR.address("samira")
    focal.send("email", {"name": "Samira Invented", "email": samira, "language": "en"})
    focal.look("handed-over")
    _come_in(colleague, letter_to(administrator, samira, "delegation/invitation"), "taken-over")
    assert "Badila" in colleague.page.locator("main").inner_text()
    # At a desk the same rows stand side by side.
    colleague.go(f"{desk}/people/new", "table")
    colleague.page.goto(f"{colleague.origin}{desk}/people/paste")
    colleague.send("text", {"text": SEMINAR.rows()})
    colleague.look("looked-over")
    answer = focal.page.goto(f"{focal.origin}{desk}")
    assert answer is not None
    assert answer.status == 404, "whoever handed a delegation over no longer sees it"
    _register_alone(sit("alone", "ar", scripts=False))


def _register_alone(person: Traveller) -> None:
    """Without focal point and without scripts, under one name of eighty letters."""
    person.go(SEMINAR.at("registration", "/register"), "register")
    person.send("form_token")
    # Typed in the letters of home, and without a second name: both are said beside their fields.
    person.send("given_names", {"given_names": OWN})
    person.look("refused")
    assert person.page.locator(".err").count() == 2
    assert person.page.locator("[name=given_names]").input_value() == OWN
    name = {"given_names": LONG, "has_one_name": "yes", "own_name": OWN}
    person.send("given_names", name)
    of_iraq = {"kind": "state", "state_code": "IRQ", "function": "مستشار قانوني أول"}
    person.look("represents")
    person.send("state_code", of_iraq)
    email = {"email": SEMINAR.address("alone"), "language": "ar", "consent": "yes"}
    person.look("contact")
    person.send("email", email)
    person.send("sex", {"sex": "unsaid"})
    with person.page.expect_navigation():
        person.look("photo").locator('[name=photo_is][value="none"]').click()
    for topic, answer in {"visa": "no", "travel": "later", "hotel": "own"}.items():
        person.look(topic)
        person.send(topic, {topic: answer})
    person.send("diet", {"diet": "halal"})
    person.send("accessibility")
    assert LONG in person.look("check").locator("main").inner_text()
    person.send("form_token")
    assert OWN in person.look("sent").locator("main").inner_text()


def _come_in(focal: Traveller, link: str, name: str = "empty-desk") -> str:
    focal.page.goto(link)
    focal.look("invitation")
    focal.send("form_token")
    focal.look(name)
    return focal.where()


def _enter(focal: Traveller, desk: str) -> None:
    """One in the table, eight from a spreadsheet in four scripts; nothing is saved half."""
    focal.go(f"{desk}/people/new", "table")
    row = {"given_names": "Maryam", "family_name": "Invented", "function": "سكرتيرة ثالثة"}
    focal.send("rows", {f"p0_{name}": text for name, text in row.items()})
    focal.go(f"{desk}/people/paste", "paste")
    focal.send("text", {"text": SEMINAR.rows()})
    page = focal.look("looked-over")
    assert page.locator("[name=p0_role]").input_value() == "head"
    assert page.locator("[name=p2_working_groups]:checked").count() == 2
    assert page.locator(".err").count() == 1
    focal.send("rows")
    assert focal.look("refused").locator("#p3_family_name-error").count() == 1
    focal.send("rows", {"p3_has_one_name": "yes"})
    assert focal.look("entered").locator(".member").count() == 9


def _speak_for_herself(amal: Traveller, link: str) -> str:
    """She reads what was entered, corrects her name, and is asked what only she can say."""
    amal.page.goto(link)
    assert "Bint-Khayal" in amal.look("entered").locator("main").inner_text()
    status = amal.where()
    amal.page.locator(f'main a[href="{status}/name"]').first.click()
    amal.look("name")
    amal.send("given_names", {"given_names": "Amal Salim"})
    amal.send("sex", {"sex": "female"})
    amal.look("photo")
    picture = {"name": "me.jpg", "mimeType": "image/jpeg", "buffer": portrait()}
    amal.page.locator("[name=photo]").set_input_files(picture)  # type: ignore[arg-type]
    amal.send("photo")
    amal.send("visa", {"visa": "yes", "visa_place": "الرياض"})
    amal.look("passport")
    amal.send("number", PASSPORT)
    amal.send("travel", {"travel": "known", "arrives_on": NIGHTS["hotel_from"]})
    amal.look("hotel")
    amal.send("hotel", {"hotel": "wanted", **NIGHTS})
    amal.send("diet")
    amal.send("accessibility")
    words = amal.look("check").locator("main").inner_text()
    assert "Amal Salim" in words
    assert PASSPORT["number"] not in words
    amal.send("form_token")
    amal.look("sent")
    assert amal.where() == status
    return status


def _send_all(focal: Traveller, desk: str) -> None:
    """What is alike is said once; then the note verbale, then one press."""
    focal.go(desk, "unfinished")
    focal.page.locator('main a[href$="/people/answers"]').click()
    focal.look("several")
    alike = {"visa": "no", "travel": "later", "hotel": "wanted"}
    focal.send("visa", alike)
    assert focal.look("several-refused").locator(".err").count() == 2
    focal.send("visa", NIGHTS)
    assert focal.look("ready").locator('main a[href$="/people/answers"]').count() == 0
    focal.go(f"{desk}/note-verbale", "note")
    paper = {"name": "note.pdf", "mimeType": "application/pdf", "buffer": PDF}
    focal.page.locator("[name=file]").set_input_files(paper)  # type: ignore[arg-type]
    focal.send("number", {"number": "12-3/1", "dated": "2026-11-02"})
    assert "12-3/1" in focal.look("note-kept").locator("main").inner_text()
    focal.go(desk, "all-ready")
    focal.send("/send")
    assert focal.look("sent").locator('main form[action$="/send"]').count() == 0


def _decide(organiser: Traveller, family_name: str, reason: str = "") -> None:
    queue = SEMINAR.at("registration", f"/review?q={family_name}")
    organiser.page.goto(f"{organiser.origin}{queue}")
    organiser.page.locator("main a", has_text=family_name).first.click()
    if reason:
        organiser.page.locator("details.other > summary").first.click()
        organiser.send("return_reason", {"return_reason": reason})
    else:
        organiser.send("/approve")


def _correct(ilya: Traveller, link: str) -> None:
    """One press leads from the reason to the page that it is about."""
    ilya.page.goto(link)
    ilya.look("returned")
    ilya.send("/change")
    ilya.look("photo")
    picture = {"name": "me.jpg", "mimeType": "image/jpeg", "buffer": portrait()}
    ilya.page.locator("[name=photo]").set_input_files(picture)  # type: ignore[arg-type]
    ilya.send("photo")
    ilya.look("check")
    ilya.send("form_token")
    ilya.look("received")


def _travel(amal: Traveller, status: str) -> None:
    """Expected: calendar, code, visa letter; then a flight changes, then all of it."""
    page = amal.go(status, "expected")
    page.locator("details.own-code > summary").click()
    assert amal.fetch(f"{status}/code.svg").startswith(b"<")
    days = f"DTSTART;VALUE=DATE:{FIRST:%Y%m%d}".encode()
    assert days in amal.fetch(f"{status}/meeting.ics")
    page.locator('main a[href$="/visa-letter"]').click()
    amal.look("visa-letter")
    amal.send("language")
    made = amal.page.locator("main a[download]")
    for _ in range(60):
        if made.count():
            break
        amal.page.wait_for_timeout(500)
        amal.page.goto(f"{amal.origin}{status}/visa-letter")
    amal.look("letter-made")
    assert amal.fetch(made.first.get_attribute("href") or "").startswith(b"%PDF-")
    amal.go(f"{status}/change", "change")
    amal.send("form_token")
    amal.page.locator('main a[href$="/travel"]').first.click()
    amal.send("travel", {"departs_on": NIGHTS["hotel_to"], "departure_flight": "HY 333"})
    assert "HY 333" in amal.look("check-changes").locator("main").inner_text()
    amal.page.locator("main form:not([action]) button").click()
    amal.look("changed")
    amal.go(f"{status}/withdraw", "withdraw")
    amal.send("form_token")
    amal.look("withdrawn")


def _replace(focal: Traveller, desk: str) -> None:
    focal.go(desk, "decided")
    focal.page.locator(".member a", has_text="Faris").first.click()
    focal.look("person")
    focal.page.locator('main a[href$="/replace"]').click()
    focal.look("replace")
    new = {"given_names": "Zaynab", "family_name": "al-Badila", "own_name": "زينب البديلة"}
    focal.send("given_names", new | {"function": "خبيرة"})
    words = focal.look("replacement").locator("main").inner_text()
    assert "Faris" in words, "it is said in whose place she comes"
    focal.go(f"{desk}/people/answers", "for-one")
    focal.send("visa", {"visa": "no", "travel": "later", "hotel": "own"})
    focal.send("/send")
    gone = focal.look("replaced").locator("details.more .member", has_text="Faris")
    assert gone.count() == 1

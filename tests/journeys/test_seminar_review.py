"""A seminar as its secretariat lives it: set up, endorsed, cleared, approved and printed."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from tests.journeys import reviewing, secretariat, steps
from tests.journeys.conftest import Cookies
from tests.journeys.people import ORGANISER, portrait
from tests.journeys.seminar import letter_to
from tests.journeys.traveller import DESKTOP, PHONE, Seat, Traveller

pytestmark = pytest.mark.browser
Arrange = Callable[[str, int], Seat]

MEETING = steps.Meeting("seminar-review")
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
KYRGYZ = (
    "Фамилия\tИмя\tИмя на родном языке\tДолжность\tРоль\n"
    "Выдумова\tГульнара\tГүлнара Выдумова\tЗаместитель министра\tГлава делегации\n"
    "Выдуманов\tАйбек\tАйбек Выдуманов\tСоветник\tСоветник\n"
    "Вымышленный\tНурлан\tНурлан Вымышленный\tЭксперт\tДелегат"
)
IRAQI = (
    "الاسم\tاسم العائلة\tالاسم بالعربية\tالمنصب\tالدور\n"
    "Khalid\tal-Mukhtara\tخالد المخترع\tوكيل الوزارة\tرئيس الوفد\n"
    "Amal\tBint-Khayal\tأمل بنت خيال\tمديرة\tمندوب"
)


@pytest.fixture
def arrange(real_browser: Browser, origin: str) -> Iterator[Arrange]:
    seats: dict[tuple[str, int], Seat] = {}

    def seat(language: str, width: int) -> Seat:
        key = (language, width)
        return seats.setdefault(key, Seat(real_browser, origin, language, width))

    yield seat
    for each in seats.values():
        each.context.close()


def test_seminar_is_reviewed(arrange: Arrange, administrators_cookies: Cookies) -> None:
    desk = arrange("en", DESKTOP)
    organiser = Traveller(desk, "organiser")
    administrator = Traveller(desk, "administrator", administrators_cookies)
    steps.sign_in(organiser, ORGANISER)
    secretariat.set_up(organiser, MEETING)
    for state, language, rows, has_note in (
        ("Kyrgyzstan", "ru", KYRGYZ, True),
        ("Iraq", "ar", IRAQI, False),
    ):
        email = f"focal.{language}.{MEETING.slug}@focal.example"
        secretariat.invite(organiser, MEETING, state, email, language)
        link = letter_to(administrator, email, "delegation/invitation")
        focal = Traveller(arrange(language, PHONE), "focal")
        send_delegation(focal, link, rows, has_note=has_note)
    phone = arrange("en", PHONE)
    register(Traveller(phone, "twin"), TWIN)
    register(Traveller(phone, "reporter"), REPORTER)
    _read(arrange)
    _settle(organiser)
    _papers(organiser)


def _read(arrange: Arrange) -> None:
    """One reads in Russian, and returns one of them; one clears in Arabic; the first approves."""
    reviewer = Traveller(arrange("ru", DESKTOP), "reviewer")
    security = Traveller(arrange("ar", DESKTOP), "security")
    steps.sign_in(reviewer, secretariat.REVIEWER)
    steps.sign_in(security, secretariat.SECURITY)
    reviewing.give_back(reviewer, MEETING, "Nurlan")
    reviewing.endorse(reviewer, MEETING)
    reviewing.clear(security, MEETING)
    reviewer.go(MEETING.at("registration"), "overview")
    reviewer.go(MEETING.at("registration", "/review"), "queue")
    reviewing.take(reviewer, "approve")
    words = reviewer.look("left-out").locator("main .notice").first.inner_text()
    assert "Amal Bint-Khayal" in words, "who has no note verbale is left out by name"
    assert "Zarina" not in words, "the first of two has said their word"


def _settle(organiser: Traveller) -> None:
    """What one cannot do alone, and what is in the way: said on the overview, and cleared up."""
    page = organiser.go(MEETING.at("registration"), "overview")
    reporter = page.locator("li", has=page.get_by_role("link", name="Zarina Invented", exact=True))
    assert "1 of 2" in reporter.first.inner_text()
    with page.expect_navigation():
        reporter.first.get_by_role("button").click()
    organiser.look("decided")
    waiting = page.locator('section[aria-labelledby="mine"]')
    assert "Zarina Invented" not in waiting.inner_text()
    assert waiting.get_by_role("button").count() == 0, "without a note nobody is approved"
    reviewing.merge(organiser, MEETING, "Khaled Al Mokhtara")
    reviewing.waive(organiser, MEETING, "Khaled")
    organiser.go(MEETING.at("registration", "/letters"), "letters")
    organiser.go(MEETING.at("registration", "/trace"), "trace")
    organiser.go(MEETING.at("registration", "/delegations"), "delegations-after")


def _papers(organiser: Traveller) -> None:
    """The list in four languages, and the letter of the one who needs a visa."""
    papers = MEETING.at("registration", "/papers")
    reviewing.press(organiser, papers, "stage", {"stage": "provisional"}, 4)
    reviewing.press(organiser, f"{papers}/visa", "language", {"language": "en"}, 1)
    figures = organiser.go(MEETING.at("registration"), "overview-after").locator(".funnel")
    assert figures.get_by_role("link", name="4", exact=True).count() == 2, "approved and printable"


TWIN = {
    "given_names": "Khaled",
    "family_name": "Al Mokhtara",
    "kind": "state",
    "state_code": "IRQ",
    "role": "head",
    "visa": "yes",
}
REPORTER = {
    "given_names": "Zarina",
    "family_name": "Invented",
    "kind": "organisation",
    "organisation_name": secretariat.AGENCY,
    "visa": "no",
}


def send_delegation(focal: Traveller, link: str, rows: str, *, has_note: bool) -> None:
    """As a focal point does who has a spreadsheet and little time."""
    focal.page.goto(link)
    focal.send("form_token")
    home = focal.where()
    focal.page.goto(f"{focal.origin}{home}/people/paste")
    focal.send("text", {"text": rows})
    focal.send("p0_family_name")
    for href in focal.page.locator(".member h3 a").evaluate_all("all => all.map(e => e.href)"):
        focal.page.goto(f"{focal.origin}/registration/mine/{href.rsplit('/', 1)[1]}/visa")
        focal.send("visa", {"visa": "no"})
    if has_note:
        focal.page.goto(f"{focal.origin}{home}/note-verbale")
        paper = {"name": "note.pdf", "mimeType": "application/pdf", "buffer": PDF}
        focal.page.locator("[name=file]").set_input_files(paper)  # type: ignore[arg-type]
        focal.send("number", {"number": "12-3/1", "dated": "2026-11-02"})
    focal.page.goto(f"{focal.origin}{home}")
    focal.send("/send")
    assert focal.page.locator(".notice.ok").count() == 1, "all of them are sent"


def register(person: Traveller, who: dict[str, str]) -> None:
    """What this meeting asks, and no more than one has to say."""
    person.page.goto(f"{person.origin}{MEETING.at('registration', '/register')}")
    person.send("form_token")
    person.send("given_names", {key: who[key] for key in ("given_names", "family_name")})
    about = ("kind", "state_code", "organisation_name", "role")
    said = {key: value for key, value in who.items() if key in about}
    person.send("function", said | {"function": "Correspondent"})
    email = f"{who['given_names']}.{MEETING.slug}@delegates.example".lower()
    person.send("email", {"email": email, "language": person.language, "consent": "yes"})
    person.send("sex", {"sex": "female" if who is REPORTER else "male"})
    picture = {"name": "me.jpg", "mimeType": "image/jpeg", "buffer": portrait()}
    person.page.locator('[name="photo"]').set_input_files(picture)  # type: ignore[arg-type]
    person.send("photo")
    person.send("visa", {"visa": who["visa"]})
    if who["visa"] == "yes":
        person.send("number", PASSPORT)
    person.send("form_token")
    assert person.where().startswith("/registration/mine/")


PASSPORT = {
    "passport_name": "AL MOKHTARA KHALED",
    "nationality": "IRQ",
    "number": "X0000001",
    "issued_on": "2022-02-03",
    "expires_on": "2031-02-02",
    "born_on": "1971-04-05",
    "birth_place": "Invented City",
}

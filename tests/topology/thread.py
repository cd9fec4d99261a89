"""From an empty meeting to a badge in the hand, as each of those who take part lives it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO

from PIL import Image, ImageDraw

from tests.topology.visitor import Answer, NotSo, Visitor, picture, soon

SLUG = "walk"
ORGANISER = "nodira@secretariat.example"
PASSWORD = "an invented pass phrase"
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
DIRECTIONS = {"en": "ltr", "ru": "ltr", "uz": "ltr", "ar": "rtl"}
FIRST_DAY = (datetime.now(UTC) + timedelta(days=90)).date()


@dataclass(frozen=True)
class Person:
    """An invented delegate, how they write themselves, and how the desk will spell them."""

    language: str
    given_names: str
    family_name: str
    own_name: str
    state: str
    function: str
    sought_as: str

    @property
    def email(self) -> str:
        return f"{self.family_name.lower().replace('ʻ', '')}@delegates.example"


SHAHNOZA = Person(
    *("uz", "Shahnoza", "Gʻulomova", "Шаҳноза Ғуломова"), *("UZB", "Boʻlim boshligʻi", "гуломова")
)
KHALID = Person("ar", "Khalid", "al-Mansouri", "خالد المنصوري", "ARE", "رئيس الوفد", "المنصوري")
SERGEI = Person(
    "ru", "Sergei", "Vymyshlennyi", "Сергей Вымышленный", "KAZ", "Советник", "vimishlen"
)


def come_in(organiser: Visitor, link: str) -> None:
    """The first of all follows the link that the machine showed, and is known everywhere."""
    answer = organiser.open(link.removeprefix(organiser.origin))
    organiser.send(answer, {"wanted": PASSWORD, "again": PASSWORD}, having="wanted")
    _wait_until_known(organiser)


def sign_in(visitor: Visitor) -> None:
    """Afterwards this browser is known to all three services."""
    answer = visitor.open("/registration/sign-in")
    visitor.send(answer, {"email": ORGANISER, "password": PASSWORD}, having="password")
    _wait_until_known(visitor)


def _wait_until_known(visitor: Visitor) -> None:
    soon(
        "agenda knows who signed in",
        lambda: visitor.ask("/agenda/meetings/").path == "/agenda/meetings/",
        within=10,
    )


def open_meeting(organiser: Visitor) -> None:
    """A meeting of one day with two rooms, and work in both of them at once."""
    page = organiser.open("/agenda/meetings/new")
    days = {"starts_on": FIRST_DAY.isoformat(), "ends_on": FIRST_DAY.isoformat()}
    texts = _texts("names", NAMES) | {"city.en": "Tashkent", "venue.en": "Invented Hall"}
    where = {"slug": SLUG, "time_zone": "Asia/Tashkent"}
    organiser.send(page, texts | days | where, having="starts_on")
    for name in ("Large hall", "Small hall"):
        page = organiser.open(f"/agenda/meetings/{SLUG}/rooms/new")
        organiser.send(page, {"names.en": name}, having="names.en")
    _add_item(organiser, OPENING, "", {"starts": "09:00", "ends": "10:00"})
    for group, room in (("1", "Large hall"), ("2", "Small hall")):
        hours = {"starts": "10:00", "ends": "12:00"}
        more = {"kind": "working_group", "group": group}
        _add_item(organiser, {"en": f"Working group in the {room}"}, room, hours | more)


def publish(organiser: Visitor) -> None:
    """Afterwards everybody can read the programme, and registration is open."""
    publishing = organiser.open(f"/agenda/meetings/{SLUG}/publish")
    organiser.send(publishing, having=f"/agenda/meetings/{SLUG}/publish")


def read_programme(origin: str) -> None:
    """Anybody reads the programme, in each of the four languages and its direction."""
    for language, words in OPENING.items():
        page = Visitor(origin, language).open(f"/agenda/meetings/{SLUG}/").page
        spoken = (page.root.get("lang"), page.root.get("dir"))
        if spoken != (language, DIRECTIONS[language]):
            raise NotSo(f"The programme came in {spoken}, not in {language}")
        for wanted in (NAMES[language], words, "10:00"):
            if wanted not in page.text:
                raise NotSo(f"The programme in {language} lacks “{wanted}”: {page.text[:600]}")


def register(origin: str, person: Person) -> Visitor:
    """A delegate registers without an account, and stands before their own status page."""
    visitor = Visitor(origin, person.language)
    start = f"/registration/meetings/{SLUG}/register"
    page = visitor.send(visitor.open(start), having="form_token")
    name = {
        "given_names": person.given_names,
        "family_name": person.family_name,
        "own_name": person.own_name,
    }
    page = _topic(visitor, page, "name", name, having="given_names")
    stands_for = {"kind": "state", "state_code": person.state, "function": person.function}
    page = _topic(visitor, page, "represents", stands_for, having="state_code")
    contact = {"email": person.email, "language": person.language, "consent": "1"}
    page = _topic(visitor, page, "contact", contact, having="email")
    page = _topic(visitor, page, "photo", {"photo": picture(_portrait())}, having="photo")
    for wanted in (person.given_names, person.own_name, person.email):
        if wanted not in page.page.text:
            raise NotSo(f"The answers to check lack “{wanted}”")
    status = _topic(visitor, page, "check", {}, having="form_token")
    if not status.path.startswith("/registration/mine/") or status.path.endswith("check"):
        raise NotSo(f"After sending, the delegate is at {status.path}")
    return visitor


def approve(organiser: Visitor, person: Person) -> None:
    """The organiser finds the person in the queue, and says yes."""
    organiser.send(_in_queue(organiser, person), having="/approve")


def decline(organiser: Visitor, person: Person, words: str) -> None:
    """The organiser says no, and why."""
    answers = {"reason": "other", "words": words}
    organiser.send(_in_queue(organiser, person), answers, having="/decline")


def _in_queue(organiser: Visitor, person: Person) -> Answer:
    queue = organiser.open(f"/registration/meetings/{SLUG}/review").page
    for link in queue.all("a"):
        if person.family_name in queue.words(link) or person.own_name in queue.words(link):
            return organiser.open(link.get("href"))
    raise NotSo(f"{person.family_name} is not in the queue: {queue.text[:600]}")


def _topic(
    visitor: Visitor, page: Answer, topic: str, values: Mapping[str, object], *, having: str
) -> Answer:
    if not page.path.endswith(f"/{topic}"):
        raise NotSo(f"Instead of {topic}, the delegate is at {page.path}")
    return visitor.send(page, values, having=having)


def _add_item(
    organiser: Visitor, names: Mapping[str, str], room: str, values: Mapping[str, str]
) -> None:
    page = organiser.open(f"/agenda/meetings/{SLUG}/items/new")
    rooms = {page.page.words(o): o.get("value") for o in page.page.all("option")}
    typed = _texts("names", names) | {"room": rooms[room] if room else ""}
    organiser.send(page, typed | dict(values), having="starts")


def _texts(name: str, texts: Mapping[str, str]) -> dict[str, str]:
    return {f"{name}.{language}": text for language, text in texts.items()}


def _portrait() -> bytes:
    """A face that nobody has."""
    image = Image.new("RGB", (700, 900), "#dfe7ee")
    draw = ImageDraw.Draw(image)
    draw.ellipse((200, 180, 500, 560), fill="#b98d6b")
    draw.pieslice((80, 560, 620, 1200), 180, 360, fill="#2f4a6d")
    kept = BytesIO()
    image.save(kept, "JPEG", quality=88)
    return kept.getvalue()

"""A seminar of eight States over three days, set up through its pages; its people are invented."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from tests.journeys import steps
from tests.journeys.traveller import Traveller

YEAR = datetime.now(UTC).year + 1
FIRST, LAST = date(YEAR, 9, 23), date(YEAR, 9, 25)
STATES = ("KAZ", "KGZ", "TJK", "UZB", "IRQ", "JOR", "LBN", "YEM")
NAMES = {
    "en": "Invented interregional seminar: strengthening cooperation to prevent and counter "
    "terrorism and foreign terrorist fighters",
    "ru": "Вымышленный межрегиональный семинар: укрепление сотрудничества в предупреждении "
    "терроризма и противодействии ему",
    "uz": "Oʻylab topilgan mintaqalararo seminar: terrorizm va xorijiy terrorchi jangarilarga "
    "qarshi kurashish va oldini olish boʻyicha hamkorlikni mustahkamlash",
    "ar": "ندوة أقاليمية متخيلة: تعزيز التعاون لمنع الإرهاب ومكافحته",
}
GROUPS = {
    "a": ("Criminal justice", "Уголовное правосудие", "Jinoiy odil sudlov", "العدالة الجنائية"),
    "b": ("Border security", "Безопасность границ", "Chegara xavfsizligi", "أمن الحدود"),
    "c": (
        *("Prevention and rehabilitation", "Предупреждение и реабилитация"),
        *("Oldini olish va reabilitatsiya", "الوقاية وإعادة التأهيل"),
    ),
    "d": (
        *("Financing of terrorism", "Финансирование терроризма"),
        *("Terrorizmni moliyalashtirish", "تمويل الإرهاب"),
    ),
}
HEADS = "اللقب\tالاسم\tاسم العائلة\tالاسم بالعربية\tالمنصب\tالدور\tالبريد الإلكتروني\tفريق العمل"
# As a spreadsheet gives them: four scripts, roles in three languages, and one row without a name.
ROWS = """\
H.E. Mr|Salim Abdulrahman|al-Mutakhayyal|سالم عبد الرحمن المتخيل|نائب وزير|رئيس الوفد||أ
Dr|Amal|Bint-Khayal|أمل بنت خيال|مديرة إدارة التعاون الدولي|مندوب|amal|ب
|Ilya|Vydumov|Илья Выдумов|خبير|советник|ilya|a, г
Mr|Nabil||نبيل|مستشار قانوني|مستشار|nabil|ج
|Jasur|Oʻylabov|Жасур Ўйлабов|مترجم شفوي|maslahatchi||
Ms|Huda|al-Khayali|هدى الخيالي|سكرتيرة ثانية|delegate||d
Mr|Faris|Invented|فارس المخترع|ضابط اتصال|مراقب|faris|د
Mr|Yahya Muhammad Abdullah|al-Muftarad|يحيى محمد عبد الله المفترض|مدير عام|delegate|yahya|أ
"""


@dataclass(frozen=True)
class Seminar(steps.Meeting):
    def address(self, who: str) -> str:
        return f"{who}.{self.slug}@delegates.example"

    def rows(self) -> str:
        """Copied out of a spreadsheet, with the head of its columns."""
        lines = [HEADS]
        for row in (line.split("|") for line in ROWS.splitlines()):
            email = self.address(row[6]) if row[6] else ""
            lines.append("\t".join((*row[:6], email, row[7])))
        return "\n".join(lines)


def set_up(organiser: Traveller, seminar: Seminar) -> None:
    """Published, with its days, questions, limits, groups, and what it wants of papers."""
    organiser.page.goto(f"{organiser.origin}/agenda/meetings/new")
    typed = {f"names.{language}": text for language, text in NAMES.items()}
    typed |= {"starts_on": FIRST.isoformat(), "ends_on": LAST.isoformat(), "slug": seminar.slug}
    cities = dict(zip(NAMES, ("Tashkent", "Ташкент", "Toshkent", "طشقند"), strict=True))
    typed |= {f"city.{language}": city for language, city in cities.items()}
    typed |= {"venue.en": "Invented Hall", "time_zone": "Asia/Tashkent"}
    organiser.send("starts_on", typed)
    organiser.page.goto(f"{organiser.origin}{seminar.at('agenda', '/publish')}")
    organiser.send(seminar.at("agenda", "/publish"))
    # The news of a meeting reach registration within a moment.
    for _ in range(40):
        answer = organiser.page.goto(f"{organiser.origin}{seminar.at('registration')}")
        if answer is not None and answer.status == 200:
            break
        organiser.page.wait_for_timeout(250)
    days = {"closes_on": FIRST - timedelta(days=14), "freezes_on": FIRST - timedelta(days=3)}
    _lay_down(organiser, seminar, "/period", {k: v.isoformat() for k, v in days.items()})
    topics = ("sex", "visa", "travel", "hotel", "diet", "accessibility")
    _tick(organiser, seminar, "/questions", "topics", topics, {"photo": "wanted"})
    limits = {"places_state": "11", "principals_state": "1", "accompanying_state": "2"}
    _lay_down(organiser, seminar, "/delegations/limits", limits)
    groups = {
        f"group_{code}.{language}": name
        for code, names in GROUPS.items()
        for language, name in zip(NAMES, names, strict=True)
    }
    _lay_down(organiser, seminar, "/delegations/groups", groups)
    _tick(organiser, seminar, "/review/rules", "note_kinds", ("state",), {})
    signs = {"signatory_name.en": "Invented Signatory", "signatory_function.en": "Secretary"}
    _lay_down(organiser, seminar, "/papers/settings", signs | {"gives_letters": "yes"})


def _lay_down(organiser: Traveller, seminar: Seminar, path: str, typed: dict[str, str]) -> None:
    organiser.page.goto(f"{organiser.origin}{seminar.at('registration', path)}")
    organiser.send(next(iter(typed)), typed)


def _tick(
    organiser: Traveller,
    seminar: Seminar,
    path: str,
    name: str,
    ticked: tuple[str, ...],
    typed: dict[str, str],
) -> None:
    organiser.page.goto(f"{organiser.origin}{seminar.at('registration', path)}")
    for value in ticked:
        organiser.form(name).locator(f'[name="{name}"][value="{value}"]').check()
    organiser.send(name, typed)


def invite(organiser: Traveller, seminar: Seminar, state: str, language: str, email: str) -> None:
    organiser.page.goto(f"{organiser.origin}{seminar.at('registration', '/delegations/new')}")
    organiser.send("state_code", {"kind": "state", "state_code": state})
    who = {"name": "Invented Focal Point", "email": email, "language": language}
    organiser.send("email", who)
    organiser.look("invited")


def letter_to(administrator: Traveller, email: str, road: str) -> str:
    """The newest letter to this address that holds a link of that kind; gives the link."""
    administrator.page.goto(f"{administrator.origin}/registration/mailbox")
    letters = administrator.page.locator("tr", has_text=email).locator("a")
    hrefs = letters.evaluate_all("all => all.map(each => each.href)")
    for href in hrefs:
        administrator.page.goto(href)
        words = administrator.page.locator("main").inner_text()
        if found := re.search(rf"http\S+/registration/{road}/\S+", words):
            administrator.look("letter")
            return found.group()
    raise AssertionError(f"no letter to {email} holds such a link")

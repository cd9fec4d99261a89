"""An invented seminar of three days, as its organiser has it before it is entered."""

from dataclasses import dataclass, field
from datetime import timedelta

from tests.journeys import steps

DAYS = tuple(steps.FIRST_DAY + timedelta(days=number) for number in range(3))
LANGUAGES = ("en", "ru", "uz", "ar")
# How a working group is lettered for its readers.
LETTERS = {"en": "(b)", "ru": "(б)", "uz": "(b)", "ar": "(ب)"}


def texts(*words: str) -> dict[str, str]:
    return dict(zip(LANGUAGES, words, strict=True))


NAMES = texts(
    "Invented interregional seminar on the return of families",
    "Вымышленный межрегиональный семинар о возвращении семей",
    "Oilalarning qaytishi boʻyicha oʻylab topilgan mintaqalararo seminar",
    "ندوة أقاليمية متخيلة بشأن عودة الأسر",
)
CITY = texts("Tashkent", "Ташкент", "Toshkent", "طشقند")
VENUE = texts("Invented Palace", "Вымышленный дворец", "Oʻylab topilgan saroy", "القصر المتخيل")
SYMBOL = "INVENTED/SEM.1"
# As its series counts it.
COUNTED = texts("Fifth meeting", "Пятое заседание", "Beshinchi yigʻilish", "الاجتماع الخامس")
ROOMS = (
    (texts("Registan Hall", "Зал «Регистан»", "Registon zali", "قاعة ريجستان"), "180", "3"),
    (texts("Ulugh Beg Room", "Зал Улугбека", "Ulugʻbek xonasi", "قاعة أولوغ بيك"), "60", "2"),
    (texts("Zarafshan Room", "Зал «Зарафшан»", "Zarafshon xonasi", "قاعة زرافشان"), "40", "1"),
    (texts("Small Room", "Малый зал", "Kichik xona", "القاعة الصغيرة"), "30", ""),
)


@dataclass(frozen=True)
class Planned:
    names: dict[str, str]
    kind: str
    # The number of the day, or none for what waits beside the timetable.
    day: int | None = None
    hours: tuple[str, str] = ("", "")
    room: int | None = None
    more: dict[str, str] = field(default_factory=dict)


OPENING = texts(
    "Opening of the seminar", "Открытие семинара", "Seminarning ochilishi", "افتتاح الندوة"
)
COFFEE = texts("Coffee", "Кофе-брейк", "Qahva tanaffusi", "استراحة القهوة")
LUNCH = texts("Lunch", "Обед", "Tushlik", "الغداء")
GROUPS = (
    texts("Legal matters", "Правовые вопросы", "Huquqiy masalalar", "المسائل القانونية"),
    texts(
        "Health and education",
        "Здравоохранение и образование",
        "Sogʻliqni saqlash va taʼlim",
        "الصحة والتعليم",
    ),
    texts("Public information", "Информирование", "Axborot berish", "الإعلام"),
    texts("Civil society", "Гражданское общество", "Fuqarolik jamiyati", "المجتمع المدني"),
)
PLENARY = texts("General debate", "Общие прения", "Umumiy munozara", "المناقشة العامة")
REPORTS = texts(
    "Reports of the working groups",
    "Доклады рабочих групп",
    "Ishchi guruhlarning hisobotlari",
    "تقارير الأفرقة العاملة",
)
EXCHANGE = texts("Exchange of views", "Обмен мнениями", "Fikr almashish", "تبادل الآراء")
SIDE_EVENT = texts("Side event", "Параллельное мероприятие", "Yondosh tadbir", "حدث جانبي")
WORKS = texts("Sound check", "Проверка звука", "Ovozni tekshirish", "فحص الصوت")
LATER = texts("Next steps", "Дальнейшие шаги", "Keyingi qadamlar", "الخطوات المقبلة")
CLOSING = texts(
    "Closing of the seminar", "Закрытие семинара", "Seminarning yopilishi", "اختتام الندوة"
)
CHAIR = {"speaker1": "Invented Chair", "role1": "moderator"}

ITEMS = (
    Planned(OPENING, "ceremony", 0, ("09:00", "10:00"), 0, {"expected": "150"}),
    Planned(COFFEE, "break", 0, ("10:00", "10:30")),
    Planned(PLENARY, "plenary", 0, ("10:30", "12:30"), 0, CHAIR),
    Planned(LUNCH, "break", 0, ("12:30", "14:00")),
    *(
        Planned(
            *(names, "working_group", 0, ("14:00", "15:30"), room),
            {"group": str(room + 1), "speaker1": f"Invented Chair of group {room + 1}"}
            | {"role1": "moderator"},
        )
        for room, names in enumerate(GROUPS)
    ),
    Planned(COFFEE, "break", 0, ("15:30", "16:00")),
    Planned(REPORTS, "plenary", 1, ("09:30", "11:00"), 0),
    Planned(WORKS, "blocker", 1, ("09:00", "12:00"), 3, {"access": "internal"}),
    Planned(CLOSING, "ceremony", 2, ("11:00", "12:00"), 0),
    Planned(EXCHANGE, "other", more={"minutes": "60"}),
    Planned(SIDE_EVENT, "side_event", more={"minutes": "45"}),
    Planned(LATER, "other", more={"minutes": "30"}),
)

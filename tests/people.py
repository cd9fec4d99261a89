"""The cast of the tests. All are invented; one of them belongs elsewhere and must see nothing."""

from datetime import date
from uuid import UUID

from shared.contracts.agenda import MeetingPublished
from tests.house_under_test import Member

SEMINAR_ID = UUID("00000000-0000-4000-8000-00000000a001")
OTHER_MEETING_ID = UUID("00000000-0000-4000-8000-00000000a002")


def _id(number: int) -> UUID:
    return UUID(f"00000000-0000-4000-8000-{number:012d}")


NODIRA = Member(_id(1), "Nodira Yoʻldosheva", roles={SEMINAR_ID: ("organiser",)})
REVIEWER = Member(_id(2), "Тимур Абдрахманов", roles={SEMINAR_ID: ("reviewer",)})
EDITOR = Member(_id(3), "Leïla Haddad-Öztürk", roles={SEMINAR_ID: ("programme_editor",)})
DESK = Member(_id(4), "Gʻayrat Toʻlqinov", roles={SEMINAR_ID: ("desk",)})
OBSERVER = Member(_id(5), "هالة النجار", roles={SEMINAR_ID: ("observer",)})
STRANGER = Member(_id(6), "Morten Ångström", roles={OTHER_MEETING_ID: ("organiser",)})
ADMINISTRATOR = Member(_id(7), "Aziza Raʼnoyeva", is_administrator=True)

STAFF = (NODIRA, REVIEWER, EDITOR, DESK, OBSERVER, STRANGER, ADMINISTRATOR)

SEMINAR = MeetingPublished(
    meeting_id=SEMINAR_ID,
    revision=1,
    slug="seminar",
    names={
        "en": "Interregional seminar on cooperation",
        "ru": "Межрегиональный семинар по сотрудничеству",
        "uz": "Hamkorlik boʻyicha mintaqalararo seminar",
        "ar": "ندوة أقاليمية بشأن التعاون",
    },
    organisers={"en": "The secretariat of the seminar"},
    venue={"en": "Congress Hall", "ru": "Конгресс-холл"},
    city={"en": "Tashkent", "ru": "Ташкент", "uz": "Toshkent", "ar": "طشقند"},
    time_zone="Asia/Tashkent",
    starts_on=date(2027, 9, 23),
    ends_on=date(2027, 9, 25),
    opened_by=NODIRA.id,
)

"""A council as public papers describe it, entered by its organisers and read back word for word."""

import json
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from services.agenda.models.meeting import Format, Meeting
from services.agenda.models.organiser import Organiser
from services.agenda.usecases.publish_programme import publish_programme
from shared.language import ROOT, languages
from shared.text.ordinals import label
from tests.agenda.meetings import item
from tests.house_under_test import House
from tests.pages import Page, PageClient
from tests.people import ADMINISTRATOR

FACTS: dict[str, Any] = json.loads(
    (ROOT / "services/agenda/seed_council.json").read_text(encoding="utf-8")
)
NEW_YORK = ZoneInfo("America/New_York")
MEETINGS = {each["slug"]: each for each in FACTS["meetings"]}
LAUNCH, SECOND, BRIEFING, SEMINAR = MEETINGS


def spread(name: str, texts: dict[str, str]) -> dict[str, str]:
    return {f"{name}.{language}": text for language, text in texts.items()}


class Secretary:
    """Enters through the forms what the papers say; ids in the papers become those of the house."""

    def __init__(self, client: PageClient) -> None:
        self.client = client
        self.ids: dict[str, str] = {}

    def enter(self, path: str, typed: dict[str, str]) -> str:
        response = self.client.fill_in(path, typed)
        assert response.status_code == 303, response.text
        return response.headers["Location"]

    def organisation(self, fact: dict[str, Any]) -> None:
        where = self.enter(
            "/agenda/organisations/new",
            {
                **spread("names", fact["names"]),
                **spread("acronyms", fact["acronyms"]),
                "aliases": "\n".join(fact["aliases"]),
                "kind": fact["kind"],
                "parent_id": self.ids.get(fact.get("parent_id", ""), ""),
            },
        )
        self.ids[fact["id"]] = where.rpartition("/")[2]

    def body(self, fact: dict[str, Any]) -> None:
        typed = {
            **spread("names", fact["names"]),
            **spread("acronyms", fact.get("acronyms", {})),
            "aliases": "\n".join(fact.get("aliases", ())),
            "kind": fact["kind"],
            "group": str(fact.get("ordinal", "")),
            "parent_id": self.ids.get(fact.get("parent_id", ""), ""),
            "founded": fact.get("founded_on", ""),
        }
        where = self.enter("/agenda/bodies/new", typed)
        self.ids[fact["id"]] = where.rpartition("/")[2]
        # Each visit offers two lines more than are filled in.
        for number, (who, standing) in enumerate(fact.get("organisations", ()), 1):
            stands = {f"organisation{number}": self.ids[who], f"standing{number}": standing}
            self.enter(f"{where}/change", stands)
        for code in fact.get("seats", ()):
            held = {"holder": f"state:{code}", "began_on": fact["founded_on"]}
            self.enter(f"{where}/seats/new", held)

    def series(self, fact: dict[str, Any]) -> None:
        typed = {**spread("names", fact["names"]), "body_id": self.ids[fact["body_id"]]}
        where = self.enter("/agenda/series/new", typed)
        page = self.client.page(where)
        changes = [each.get("href") for each in page.all("a") if "/series/" in each.get("href", "")]
        known = {f"/agenda/series/{each}" for each in self.ids.values()}
        (path,) = {each for each in changes if "new" not in each} - known
        self.ids[fact["id"]] = path.rpartition("/")[2]

    def meeting(self, fact: dict[str, Any]) -> None:
        at = f"/agenda/meetings/{fact['slug']}"
        terms = {name: str(value) for name, value in fact["terms"].items()}
        typed = {name: fact[name] for name in ("slug", "starts_on", "ends_on", "time_zone")}
        for name in ("names", "city", "venue", "note"):
            typed.update(spread(name, fact[name]))
        self.enter("/agenda/meetings/new", typed)
        self.enter(f"{at}/settings", terms)
        for number, each in enumerate(fact["organised_by"], 1):
            behind = {
                f"organisation{number}": self.ids[each["organisation_id"]],
                f"part{number}": each["part"],
                **spread(f"wording{number}", each.get("wording", {})),
            }
            self.enter(f"{at}/organisers", behind)
        for number, (series, ordinal) in enumerate(fact["series"], 1):
            counted = {f"series{number}": self.ids[series], f"ordinal{number}": str(ordinal)}
            self.enter(f"{at}/series", counted)

    def all(self) -> None:
        for each in FACTS["organisations"]:
            self.organisation(each)
        for each in FACTS["bodies"]:
            self.body(each)
        for each in FACTS["series"]:
            self.series(each)
        for each in FACTS["meetings"]:
            self.meeting(each)


@pytest.fixture
def secretary(house: House) -> Secretary:
    made = Secretary(house.agenda.client(ADMINISTRATOR))
    made.all()
    return made


def publish(house: House, slug: str, hour: int = 10) -> None:
    with house.agenda.session() as session:
        meeting = session.scalars(select(Meeting).where(Meeting.slug == slug)).one()
        on = meeting.starts_on
        starts_at = datetime(on.year, on.month, on.day, hour, tzinfo=meeting.zone)
        item(session, "10:00", "11:00", meeting_id=meeting.id, starts_at=starts_at)
        publish_programme(session, meeting_id=meeting.id, published_by=ADMINISTRATOR.id)
        session.commit()


def read(house: House, path: str, language: str) -> Page:
    return house.agenda.client(ADMINISTRATOR, language).page(path)


def test_organisations_and_bodies_are_read_back_in_each_language(
    house: House, secretary: Secretary
) -> None:
    for fact in FACTS["organisations"]:
        text = read(house, f"/agenda/organisations/{secretary.ids[fact['id']]}", "en").text
        for words in (*fact["names"].values(), *fact["acronyms"].values(), *fact["aliases"]):
            assert words in text
        missing = [each for each in languages() if each not in fact["names"]]
        assert text.count("No official name in this language") == len(missing)
    council, *within = FACTS["bodies"]
    for language in languages():
        text = read(house, f"/agenda/bodies/{secretary.ids[council['id']]}", language).text
        for fact in FACTS["bodies"]:
            assert fact["names"][language] in text
        for alias in council["aliases"]:
            assert alias in text
        groups = [each for each in within if each["kind"] == "working_group"]
        for fact in groups:
            assert f"{label(fact['ordinal'], language)} {fact['names'][language]}" in text
    text = read(house, f"/agenda/bodies/{secretary.ids[council['id']]}", "en").text
    assert "founded: 14 May 2024" in text
    for standing in ("SecretariatUN Office", "SecretariatInstitute", "auspices ofUN Office"):
        assert standing in text
    for state in ("Kazakhstan", "Kyrgyzstan", "Tajikistan", "Turkmenistan", "Uzbekistan"):
        assert f"{state}Change" in text
    for which in ("First meeting14 May 2024", "Second meeting27 November 2024"):
        assert which in text
    labels = [label(number, "ru") for number in (1, 2, 3, 4)]
    assert labels == ["(а)", "(б)", "(в)", "(г)"]


def test_the_second_meeting_is_read_back_in_each_language(
    house: House, secretary: Secretary
) -> None:
    publish(house, SECOND)
    second = {"en": "Second meeting", "ru": "Второе заседание", "uz": "Ikkinchi yigʻilish"}
    for language, words in {**second, "ar": "الاجتماع الثاني"}.items():
        text = read(house, f"/agenda/meetings/{SECOND}/", language).text
        # It is the second of the council, and the second of its working groups.
        assert text.count(words) >= 2
        for series in FACTS["series"]:
            assert f"{words} · {series['names'][language]}" in text
    russian = read(house, f"/agenda/meetings/{SECOND}/", "ru").text
    assert (
        "Соорганизаторы: Институт стратегических и межрегиональных исследований при Президенте "
        "Республики Узбекистан; Организация по безопасности и сотрудничеству в Европе; "
        "Контртеррористическое управление ООН; Региональный центр ООН по превентивной дипломатии "
        "для Центральной Азии"
    ) in russian
    about = {"en": "about 40", "ru": "около 40", "uz": "40 ga yaqin", "ar": "نحو 40"}
    for language, words in about.items():
        assert words in read(house, "/agenda/meetings/", language).text
    with house.agenda.session() as session:
        own = [each.wording for each in session.scalars(select(Organiser)) if each.wording]
        assert own == [{"en": "Second meeting of the working groups of the Council"}]


def test_the_briefing_is_read_by_both_clocks_and_with_both_lines(
    house: House, secretary: Secretary
) -> None:
    publish(house, BRIEFING)
    both = {
        "en": "= 20:00 (Tashkent time)",
        "ru": "= 20:00 (Ташкент)",
        "uz": "= 20:00 (Toshkent vaqti)",
        "ar": "= 20:00 (بتوقيت طشقند)",
    }
    page = f"/agenda/meetings/{BRIEFING}/"
    for language, words in both.items():
        assert f"10:00–11:00 {words}" in read(house, page, language).text
    uzbek = read(house, page, "uz").text
    assert "Koʻmaklashuvchi: BMT Terrorizmga qarshi kurash boshqarmasi" in uzbek
    # Another true account of the same event names others; it stands in the language it is told in.
    government = "Oʻzbekiston hukumati; BMT Terrorizmga qarshi kurash boshqarmasi"
    secretary.enter(f"/agenda/meetings/{BRIEFING}/settings", {"organisers.uz": government})
    assert government in read(house, page, "uz").text
    assert "With the support of: UN Office of Counter-Terrorism" in read(house, page, "en").text


def test_seven_stand_behind_the_launch_and_a_seminar_is_led_by_one(
    house: House, secretary: Secretary
) -> None:
    line = read(house, f"/agenda/meetings/{LAUNCH}/organisers", "en").text
    for each in MEETINGS[LAUNCH]["organised_by"]:
        (fact,) = [o for o in FACTS["organisations"] if o["id"] == each["organisation_id"]]
        assert fact["names"]["en"] in line
    assert "No official name in this language, so that another’s is lent:" in line
    publish(house, SEMINAR, hour=9)
    for language, words in (("en", "In cooperation with: Institute"), ("ru", "В сотрудничестве")):
        assert words in read(house, f"/agenda/meetings/{SEMINAR}/", language).text
    listed = read(house, "/agenda/meetings/", "en").text
    assert "over 100 participants" in listed
    assert "Seminar" in listed


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2024", {"en": "founded: 2024", "uz": "tashkil etilgan: 2024"}),
        ("2024-05", {"en": "founded: May 2024", "ru": "учреждён: май 2024", "ar": "مايو 2024"}),
        ("2024-05-14", {"en": "founded: 14 May 2024", "uz": "2024-yil 14-may"}),
    ],
)
def test_papers_differ_on_the_founding_and_each_can_be_entered(
    house: House, typed: str, said: dict[str, str]
) -> None:
    client = house.agenda.client(ADMINISTRATOR)
    values = {"names.en": "Council", "kind": "council", "founded": typed}
    where = client.fill_in("/agenda/bodies/new", values).headers["Location"]
    for language, words in said.items():
        assert words in read(house, where, language).text
    assert client.page(f"{where}/change").form_values()["founded"] == typed


def test_there_is_a_word_for_each_kind_of_event(house: House) -> None:
    page = house.agenda.client(ADMINISTRATOR).page("/agenda/meetings/new")
    (kinds,) = [each for each in page.all("select") if each.get("name") == "format"]
    offered = {each.get("value") for each in kinds.iter("option")}
    assert offered == {each.value for each in Format}


def test_the_venue_may_lie_anywhere(house: House) -> None:
    client = house.agenda.client(ADMINISTRATOR)
    typed = {
        **{"names.en": "Expert group", "city.en": "Astana", "city.ru": "Астана"},
        **{"starts_on": "2025-03-11", "ends_on": "2025-03-12", "time_zone": "Asia/Almaty"},
        **{"expected": "52", "expected_about": "exactly", "slug": "experts-2025"},
    }
    assert client.fill_in("/agenda/meetings/new", typed).status_code == 303
    assert "Астана" in read(house, "/agenda/meetings/", "ru").text
    with house.agenda.session() as session:
        kept = session.scalars(select(Meeting)).one()
        assert (kept.expected, kept.time_zone) == (52, "Asia/Almaty")
        assert isinstance(kept.id, UUID)

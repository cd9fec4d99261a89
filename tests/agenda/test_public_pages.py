"""What everybody reads: the front page and the programmes."""

import gzip
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from services.agenda.models.item import Substance
from services.agenda.seed import seed
from services.agenda.usecases.change_item import change_item
from services.agenda.usecases.publish_programme import publish_programme
from services.agenda.web import kept_pages
from shared.language import languages
from tests.agenda.meetings import CHAIR, item, questions, room, seminar
from tests.house_under_test import House
from tests.people import NODIRA, OTHER_MEETING_ID, SEMINAR, SEMINAR_ID

PROGRAMME = "/agenda/meetings/seminar/"


def published(house: House, *, empty: bool = False) -> None:
    with house.agenda.session() as session:
        seminar(session, note={"en": "Provisional", "ar": "مؤقت"})
        if not empty:
            hall, annex = room(session, "Hall"), room(session, "Annex")
            item(session, "09:00", "10:00", names={"en": "Opening"}, speakers=[CHAIR])
            item(session, "10:00", "10:30", names={"en": "Coffee"}, kind="break")
            group: dict[str, Any] = {"kind": "working_group", "names": {"en": "Law"}}
            item(session, "10:30", "12:00", room_id=hall.id, group_ordinal=1, **group)
            item(session, "10:30", "11:30", room_id=annex.id, group_ordinal=3, **group)
        publish_programme(session, meeting_id=SEMINAR_ID, published_by=NODIRA.id)
        session.commit()


@pytest.mark.parametrize("language", languages())
def test_every_page_speaks_every_language(house: House, language: str) -> None:
    published(house)
    client = house.agenda.client(language=language)
    for path in ("/", PROGRAMME, f"{PROGRAMME}editions/1"):
        page = client.page(path)
        assert page.root.get("lang") == language
        if language != "en":
            assert page.heading not in ("Meetings", "Programme")
    assert SEMINAR.names[language] in client.page("/").text


def test_a_draft_is_nowhere_to_be_seen(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        item(session, "09:00", "10:00")
        session.commit()
    client = house.agenda.client()
    assert "Interregional" not in client.page("/").text
    client.page(PROGRAMME, status=404)
    client.page(f"{PROGRAMME}editions/1", status=404)


def test_front_page_parts_coming_meetings_from_past_ones(house: House) -> None:
    published(house)
    with house.agenda.session() as session:
        past = {"starts_on": date(2024, 11, 27), "ends_on": date(2024, 11, 27)}
        seminar(session, meeting_id=OTHER_MEETING_ID, slug="past", names={"en": "Second"}, **past)
        publish_programme(session, meeting_id=OTHER_MEETING_ID, published_by=NODIRA.id)
        session.commit()
    page = house.agenda.client().page("/")
    links = [link.get("href") for link in page.all("a")]
    assert "/registration/meetings/seminar/register" in links
    assert "/registration/meetings/past/register" not in links
    assert page.text.index("Interregional") < page.text.index("Past meetings")
    assert page.text.index("Past meetings") < page.text.index("Second")


def test_front_page_says_so_when_nothing_is_announced(house: House) -> None:
    assert "No meeting is announced" in house.agenda.client().page("/").text


def test_parallel_items_stand_in_one_slot_with_their_letters(house: House) -> None:
    published(house)
    page = house.agenda.client(language="ru").page(PROGRAMME)
    (together,) = [
        each
        for each in page.root.iter("div")
        if each.get("class") == "par" and len(list(each.iter("article"))) == 2
    ]
    words = page.words(together)
    assert "(а)" in words
    assert "(в)" in words
    assert "до 11:30" in words
    assert "Председатель" in page.text
    assert "UTC+5" in page.text


def test_says_so_while_there_is_no_programme(house: House) -> None:
    published(house, empty=True)
    page = house.agenda.client().page(PROGRAMME)
    assert "has not been published yet" in page.text
    assert "Edition" not in page.text


def test_readers_see_a_change_only_with_the_next_edition(house: House) -> None:
    published(house)
    client = house.agenda.client()
    before = client.get(PROGRAMME)
    with house.agenda.session() as session:
        added = item(session, "14:00", "15:00", day=2, names={"en": "Field visit"})
        session.commit()
    assert client.get(PROGRAMME).headers["ETag"] == before.headers["ETag"]
    assert "Field visit" not in client.page(PROGRAMME).text
    with house.agenda.session() as session:
        change_item(
            session,
            meeting_id=SEMINAR_ID,
            made_by=NODIRA.id,
            item_id=added.id,
            revision=1,
            substance=Substance(names={"en": "Visit"}, kind="other"),
            starts_at=added.starts_at,
            minutes=added.minutes,
        )
        publish_programme(session, meeting_id=SEMINAR_ID, published_by=NODIRA.id)
        session.commit()
    after = client.get(PROGRAMME)
    assert "Visit" in after.text
    assert "SEMINAR/PROG/Add.1" in after.text
    assert after.headers["ETag"] != before.headers["ETag"]


def test_old_editions_stay_and_say_that_they_are_old(house: House) -> None:
    published(house)
    with house.agenda.session() as session:
        item(session, "14:00", "15:00", names={"en": "Field visit"})
        publish_programme(session, meeting_id=SEMINAR_ID, published_by=NODIRA.id)
        session.commit()
    client = house.agenda.client()
    old = client.page(f"{PROGRAMME}editions/1")
    assert "This edition has been replaced" in old.text
    assert "Field visit" not in old.text
    new = client.page(f"{PROGRAMME}editions/2")
    assert "has been replaced" not in new.text
    assert "Field visit" in new.text
    client.page(f"{PROGRAMME}editions/3", status=404)


def test_who_has_the_page_is_answered_in_a_few_bytes(house: House) -> None:
    published(house)
    client = house.agenda.client()
    first = client.get(PROGRAMME)
    again = client.get(PROGRAMME, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    arabic = house.agenda.client(language="ar").get(
        PROGRAMME, headers={"If-None-Match": first.headers["ETag"]}
    )
    assert arabic.status_code == 200


def test_odd_addresses_are_answered_calmly(house: House) -> None:
    published(house)
    client = house.agenda.client()
    for slug in ("No Such", "a%00b", "x" * 500):
        client.page(f"/agenda/meetings/{slug}/", status=404)
    for number in ("0", "9" * 40, "-1", "one"):
        client.page(f"{PROGRAMME}editions/{number}", status=404)


@pytest.mark.parametrize("path", ["/", PROGRAMME])
def test_costs_the_same_few_questions_however_much_there_is(house: House, path: str) -> None:
    published(house)
    client = house.agenda.client()
    client.get(path)
    kept_pages.forget()
    with questions(house.agenda.app.extensions["database"].engine) as few:
        client.get(path)
    with house.agenda.session() as session:
        for number in range(3):
            starts, ends = f"{13 + number}:00", f"{13 + number}:45"
            item(session, starts, ends, names={"en": f"Item {number}"}, speakers=[CHAIR, CHAIR])
        publish_programme(session, meeting_id=SEMINAR_ID, published_by=NODIRA.id)
        seminar(session, meeting_id=OTHER_MEETING_ID, slug="other")
        publish_programme(session, meeting_id=OTHER_MEETING_ID, published_by=NODIRA.id)
        session.commit()
    kept_pages.forget()
    with questions(house.agenda.app.extensions["database"].engine) as more:
        client.get(path)
    assert len(few) == len(more) <= 4


def test_the_demonstration_programme_is_light(house: House) -> None:
    with house.agenda.session() as session:
        seed(session, replace(house.agenda.config, demo=True))
        session.commit()
    for language in languages():
        client = house.agenda.client(language=language)
        page = client.page("/agenda/meetings/council-2027/")
        parts = [link.get("href") for link in page.all("link") if link.get("rel") == "stylesheet"]
        parts += [script.get("src") for script in page.all("script")]
        weight = len(gzip.compress(page.html.encode()))
        for part in parts:
            with client.get(part) as answer:
                weight += len(gzip.compress(answer.data))
        assert weight < 30_000, f"{language}: {weight} bytes"

"""Pressing the papers of a programme."""

import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import Any
from uuid import uuid4

import pypdfium2
import pytest

from services.agenda.models.meeting import Meeting
from services.agenda.models.programme_paper import PaperKind, ProgrammePaper
from services.agenda.pdf.door_signs import signs_of
from services.agenda.pdf.face import face_of
from services.agenda.pdf.moderator_sheets import leads_of
from services.agenda.pdf.order_of_the_day import draw_order_of_the_day
from services.agenda.pdf.programme import rows_of
from services.agenda.usecases.press_programme_paper import press_programme_paper
from services.agenda.usecases.publish_programme import publish_programme
from shared.pdf.paper import A4
from tests.agenda.meetings import item, seminar
from tests.agenda.papers import busy_seminar
from tests.house_under_test import House, ServiceUnderTest
from tests.people import NODIRA, SEMINAR_ID
from tests.shared.paper_text import millimetres, text_of


def press(agenda: ServiceUnderTest, kind: str, language: str) -> bytes:
    with agenda.session() as session:
        busy_seminar(session)
        which: dict[str, Any] = {
            "meeting_id": SEMINAR_ID,
            "number": 1,
            "kind": kind,
            "language": language,
        }
        press_programme_paper(session, **which)
        session.commit()
        paper = session.get_one(ProgrammePaper, tuple(which.values()))
        assert paper.pdf is not None
        return paper.pdf


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["Thursday", "10:30–12:00", "Working group (b)", "Head of delegation of Jordan"]),
        ("ru", ["Рабочая группа (б)", "Психосоциальная", "Глава делегации: Иордания"]),
        ("uz", ["(b) ishchi guruh", "sogʻliqni saqlash va taʼlim"]),
        ("ar", ["طشقند", "Soekarno", "10:00–09:00"]),
    ],
)
def test_programme_says_in_each_language_what_there_is(
    house: House, language: str, words: list[str]
) -> None:
    pdf = press(house.agenda, "programme", language)
    text = " ".join(text_of(pdf).split())
    for each in words:
        assert each in text
    assert "Rehearsal" not in text
    assert "Perhaps" not in text


def test_programme_can_be_read_aloud_in_order(house: House) -> None:
    pdf = press(house.agenda, "programme", "ru")
    with pypdfium2.PdfDocument(pdf) as document:
        assert document.is_tagged()
        bookmarks = [each.get_title() for each in document.get_toc()]
    assert bookmarks[0] == "Программа"
    inside = b"".join(_unpacked(pdf))
    assert b"pdfuaid:part" in inside
    assert b"/Lang" in pdf + inside


def _unpacked(pdf: bytes) -> Iterator[bytes]:
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        with suppress(zlib.error):
            yield zlib.decompress(stream)


@pytest.mark.parametrize("kind", [each.value for each in PaperKind])
def test_every_paper_is_a_sheet_of_a4(house: House, kind: str) -> None:
    sizes = set(millimetres(press(house.agenda, kind, "ar")))
    is_across = kind == PaperKind.DOOR_SIGNS
    assert sizes == {(A4.height, A4.width) if is_across else (A4.width, A4.height)}


def test_order_of_the_day_keeps_a_long_day_on_one_sheet(house: House) -> None:
    with house.agenda.session() as session:
        meeting = seminar(session)
        for number in range(40):
            starts, ends = (f"{8 + n // 4:02}:{15 * (n % 4):02}" for n in (number, number + 1))
            item(session, starts, ends, names={"en": f"A talk with a long title, number {number}"})
        edition = publish_programme(session, meeting_id=SEMINAR_ID, published_by=NODIRA.id)
        assert edition is not None
        _, pages = draw_order_of_the_day(face_of(meeting, edition), "en")
    assert pages == 1


def test_a_door_bears_what_takes_place_behind_it_and_everywhere(house: House) -> None:
    with house.agenda.session() as session:
        edition = busy_seminar(session)
        signs = signs_of(face_of(session.get_one(Meeting, SEMINAR_ID), edition))
    assert [sign.room["en"] for sign in signs] == ["Room A", "Room B", "Room C", "Room D"]
    assert [len(sign.entries) for sign in signs] == [3, 2, 2, 2]


def test_a_moderator_reads_when_each_begins_and_what_is_left(house: House) -> None:
    with house.agenda.session() as session:
        edition = busy_seminar(session)
        (lead,) = leads_of(face_of(session.get_one(Meeting, SEMINAR_ID), edition))
    assert [each.role for each in lead.leading] == ["chair"]
    assert [f"{turn.starts_at:%H:%M}" for turn in lead.turns] == ["09:00", "09:20"]
    assert lead.left == 25


def test_a_paper_is_pressed_once_and_one_that_is_gone_is_no_trouble(house: House) -> None:
    with house.agenda.session() as session:
        busy_seminar(session)
        which: dict[str, Any] = {
            "meeting_id": SEMINAR_ID,
            "number": 1,
            "kind": "programme",
            "language": "en",
        }
        press_programme_paper(session, **which)
        first = session.get_one(ProgrammePaper, tuple(which.values())).pressed_at
        press_programme_paper(session, **which)
        assert session.get_one(ProgrammePaper, tuple(which.values())).pressed_at == first
        press_programme_paper(session, **{**which, "meeting_id": uuid4()})


def test_rows_are_as_even_as_can_be() -> None:
    def lengths(number: int) -> list[int]:
        return [len(row) for row in rows_of(list(range(number)))]  # type: ignore[arg-type]

    assert [lengths(n) for n in (1, 4, 5, 6, 9)] == [[1], [4], [3, 2], [3, 3], [3, 3, 3]]

"""The badge itself: everything on it, readable, in its place, for the strangest of names."""

from base64 import b64decode
from dataclasses import asdict
from datetime import date
from itertools import pairwise
from time import process_time
from typing import Any
from uuid import uuid4

import pypdfium2
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from services.badges.models.badge import Badge, new_code
from services.badges.models.meeting_copy import MeetingCopy
from services.badges.models.participant_copy import ParticipantCopy
from services.badges.pdf.badge_paper import draw_badge_paper
from services.badges.pdf.badge_plan import BOXES, PLACES, BadgePlan
from shared.pdf.press import press
from tests.badges.people import participant, photo
from tests.people import SEMINAR, SEMINAR_ID
from tests.shared.paper_text import millimetres, text_of

LONG_MEETING = {
    "en": "Regional conference on the rehabilitation and reintegration of those who return from "
    "zones of armed conflict: fourth meeting of experts and of their working groups",
    "ru": "Региональная конференция по вопросам реабилитации и реинтеграции возвращающихся из зон "
    "вооружённых конфликтов: четвёртое заседание экспертов и их рабочих групп",
}

STRANGE: dict[str, dict[str, Any]] = {
    "mononym": {"name": "Soekarno", "own_name": "", "language": "en", "photo": None},
    "long": {
        "name": "Maria Fernanda de los Ángeles Rodríguez-Echeverría y Fernández de Córdoba "
        "Montenegro-Albuquerque",
        "honorific": "H.E. Ms.",
        "function": {"en": "Ambassador Extraordinary and Plenipotentiary, Permanent "
                     "Representative to the United Nations Office at Vienna"},
        "represents": {"en": "United Kingdom of Great Britain and Northern Ireland"},
    },
    "one word of eighty letters": {"name": "Ab" * 42, "own_name": "Жщ" * 45, "language": "ru"},
    "two hundred letters": {"name": "Łódź " * 40},
    "Arabic with vowel signs": {
        "name": "Huda al-Najjar", "own_name": "هُدَى النَّجَّار", "language": "ar",
    },
    "two scripts in a line": {"own_name": "عبد الرحمن Smith (UNODC)", "language": "ar"},
    "Kazakh": {"name": "Kassym-Zhomart Äbenov", "own_name": "Қасым-Жомарт Әбенов",
               "language": "ru"},
    "Vietnamese": {"name": "Nguyễn Thị Ánh Nguyệt", "own_name": ""},
    "emoji and Chinese": {"name": "Li Wei 😀", "own_name": "李伟"},
    "markup": {"name": "<b>Bobby</b> {{7*7}}", "own_name": "<img src=file:///etc/passwd>",
               "honorific": "<style>*{color:red}</style>"},
    "address": {"name": "https://x.example/", "own_name": "url(file:///etc/passwd)"},
    "organisation": {"category": "organisation", "state_code": "",
                     "represents": {"en": "United Nations Office on Drugs and Crime"}},
    "unknown category": {"category": "guest_of_honour"},
    "nothing but a name": {"function": {}, "represents": {}, "state_code": "", "own_name": "",
                           "photo": None},
}  # fmt: skip


def person(**changes: Any) -> ParticipantCopy:
    told = asdict(participant(**changes))
    told["id"] = told.pop("participant_id")
    told["has_photo"] = told["photo"] is not None
    told["photo"] = b64decode(told["photo"]) if told["photo"] else None
    return ParticipantCopy(**told, search_key="")


def meeting(**changes: Any) -> MeetingCopy:
    told = {
        "id": SEMINAR_ID, "revision": 1, "slug": "seminar", "names": SEMINAR.names,
        "city": SEMINAR.city, "time_zone": "Asia/Tashkent", "starts_on": date(2027, 9, 23),
        "ends_on": date(2027, 9, 25), "opened_by": uuid4(),
    }  # fmt: skip
    return MeetingCopy(**{**told, **changes})


def badge(someone: ParticipantCopy, code: str = "") -> Badge:
    return Badge(
        id=uuid4(), participant_id=someone.id, meeting_id=SEMINAR_ID, serial=7,
        code=code or new_code(),
    )  # fmt: skip


def drawn(**changes: Any) -> bytes:
    someone = person(**changes)
    return draw_badge_paper(badge(someone), someone, meeting())


def picture(pdf: bytes, dpi: int = 200) -> Any:
    with pypdfium2.PdfDocument(pdf) as document:
        return document[0].render(scale=dpi / 72).to_pil()


@pytest.mark.parametrize("strange", STRANGE)
def test_strange_people_fit(strange: str) -> None:
    paper = drawn(**STRANGE[strange])
    assert millimetres(paper) == [(96, 134)]
    assert len(paper) <= 60_000


@pytest.mark.parametrize("language", ["en", "ru", "uz", "ar", "fr"])
def test_everything_is_on_it_in_both_languages(language: str) -> None:
    someone = person(language=language, honorific="H.E.")
    text = text_of(draw_badge_paper(badge(someone), someone, meeting()))
    for words in (
        "H.E.", "Gʻulom Yoʻldoshev", "Ғулом Йўлдошев", "Head of department", "Uzbekistan", "UZB",
        "Delegate", "0007", "23–25 September 2027", "Interregional seminar on cooperation",
    ):  # fmt: skip
        assert words in text
    second = {"ru": "Узбекистан", "uz": "Oʻzbekiston"}.get(language)
    assert second is None or second in text


def test_arabic_runs_from_the_right() -> None:
    paper = drawn(language="ar", own_name="محمد", function={}, represents={})
    with pypdfium2.PdfDocument(paper) as document:
        page = document[0].get_textpage()
        at = page.get_text_range().index("محمد")
        lefts = [page.get_charbox(at + place)[0] for place in range(4)]
    assert lefts == sorted(lefts, reverse=True)


@pytest.mark.parametrize(("word", "pieces"), [("محمد", 1), ("م\u200cح\u200cم\u200cد", 4)])
def test_arabic_is_joined(word: str, pieces: int) -> None:
    """Looked at as ink: a word of joining letters is one piece, the same letters apart are four."""
    plan = BadgePlan(press().measure, {"own-name": (word, "ar")})
    (line,) = plan.lines()
    image = picture(drawn(own_name=word, language="ar", represents={}, function={}), 300)
    top, bottom = (round(mm / 25.4 * 300) for mm in (line.top, line.top + line.fit.height))
    strip = image.convert("L").crop((0, top, image.width, bottom))
    inked = [
        any(strip.getpixel((column, row)) < 128 for row in range(strip.height))
        for column in range(strip.width)
    ]
    runs = sum(1 for before, here in pairwise(inked) if here and not before)
    assert runs == pieces


def test_code_is_read_from_the_picture() -> None:
    someone = person()
    code = new_code()
    image = picture(draw_badge_paper(badge(someone, code), someone, meeting()))
    (found,) = zxingcpp.read_barcodes(image)
    assert found.text == code


def test_text_of_a_person_is_never_markup() -> None:
    text = text_of(drawn(**STRANGE["markup"])).replace("\n", "")
    for typed in ("<b>Bobby</b>", "{{7*7}}", "<img src=file:///etc/passwd>"):
        assert typed in text


def test_what_no_font_has_is_left_out() -> None:
    text = text_of(drawn(**STRANGE["emoji and Chinese"]))
    assert "Li Wei" in text
    assert "😀" not in text
    assert "李" not in text


def test_photo_is_passed_through_untouched() -> None:
    jpeg = b64decode(photo(90))
    assert jpeg in drawn(photo=photo(90))


def test_long_names_of_a_meeting_fit() -> None:
    someone = person(language="ru")
    paper = draw_badge_paper(badge(someone), someone, meeting(names=LONG_MEETING))
    text = " ".join(text_of(paper).split())
    assert LONG_MEETING["en"] in text
    assert LONG_MEETING["ru"] in text


@pytest.mark.parametrize("strange", STRANGE)
def test_texts_stand_under_each_other_and_on_the_badge(strange: str) -> None:
    texts = {id_: (str(STRANGE[strange].get("name", "Gʻulom Yoʻldoshev")), "en") for id_ in BOXES}
    lines = {line.id: line for line in BadgePlan(press().measure, texts).lines()}
    for place in PLACES:
        bottom = place.top - 1.2
        for id_ in place.texts:
            assert lines[id_].top >= bottom - 0.01, id_
            bottom = lines[id_].top + lines[id_].fit.height
        assert bottom <= place.top + place.height + 1.2


def test_warm_badge_takes_no_longer_than_a_desk_can_wait() -> None:
    """A bound against a return to the slow ways, far above what an idle machine needs."""
    drawn()
    began = process_time()
    for _ in range(5):
        drawn()
    assert (process_time() - began) / 5 < 0.15


@settings(max_examples=25, deadline=None)
@given(typed=st.text(min_size=1, max_size=120), own=st.text(max_size=90))
def test_whatever_was_typed_becomes_a_badge(typed: str, own: str) -> None:
    paper = drawn(name=typed, own_name=own, honorific=own[:20], language="ar", photo=None)
    assert millimetres(paper) == [(96, 134)]

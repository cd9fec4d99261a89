"""The press: shut to everything outside, its own fonts alone, and strict with what it makes."""

import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from shared.language import ROOT
from shared.pdf.measure import MILLIMETRE, Box
from shared.pdf.paper import A4, A6, BADGE
from shared.pdf.press import PaperRefused, press
from tests.shared.paper_text import millimetres, text_of

CSS = "@page { size: 96mm 134mm; margin: 0 } body { margin: 0; font-size: 14pt }"


def printed(body: str, css: str = CSS) -> bytes:
    made = press()
    style = made.style(css, {})
    sheet = made.lay_out(f"<!doctype html><html lang=en><body>{body}</body></html>", [style], {})
    return made.write(sheet)


@pytest.mark.parametrize(
    "body",
    [
        "<link rel=attachment href=file:///etc/passwd>",
        "<img src=file:///etc/passwd>",
        "<img src=http://127.0.0.1:9/x.png>",
        "<img src=asset:photo>",
        "<img src=../../etc/passwd>",
        "<img src='data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22/>'>",
        "<object data=file:///etc/passwd></object>",
        "<embed src=file:///etc/hostname>",
        "<style>@import url(file:///etc/passwd);</style>",
        "<style>@font-face{font-family:x;src:url(file:///etc/passwd)}</style>",
        "<p style='background:url(file:///etc/passwd)'>x</p>",
        "<svg><image href=file:///etc/passwd width=9 height=9></image></svg>",
        "<link rel=stylesheet href=http://127.0.0.1:9/x.css>",
    ],
)
def test_nothing_is_fetched_from_outside(body: str) -> None:
    with pytest.raises(PaperRefused):
        printed(body)


def test_style_of_our_own_is_shut_as_well(tmp_path: Path) -> None:
    (tmp_path / "other.css").write_text("p { color: red }")
    with pytest.raises(PaperRefused):
        press().style(f"@import url({(tmp_path / 'other.css').as_uri()});", {})


def test_letter_that_no_font_has_is_refused() -> None:
    with pytest.raises(PaperRefused):
        printed("<p>李伟</p>")


def test_style_that_is_not_understood_is_refused() -> None:
    with pytest.raises(PaperRefused):
        press().style("p { colour: red }", {})


def test_text_can_be_read_out_again() -> None:
    text = text_of(printed("<p>Gʻulom Yoʻldoshev, Raʼno</p><p>Қасым-Жомарт</p><p>Nguyễn</p>"))
    for name in ("Gʻulom Yoʻldoshev, Raʼno", "Қасым-Жомарт", "Nguyễn"):
        assert name in text


def test_only_fonts_of_the_house_are_used() -> None:
    paper = printed(
        "<p>Gʻ Қ Nguyễn ḥ</p><p dir=rtl>مُحَمَّد</p>"
        "<p style='font-family: DejaVu Sans, Arial, sans-serif'>plain</p>"
    )
    names = set()
    with pypdfium2.PdfDocument(paper) as document:
        for each in document[0].get_objects():
            if isinstance(each, pypdfium2.PdfTextObj):
                names.add(each.get_font().get_base_name().split("+")[-1])
    assert names
    assert all(name.startswith("House-") for name in names), names


@pytest.mark.parametrize(
    ("paper", "size"), [(BADGE, (96, 134)), (A4, (210, 297)), (A6, (105, 148))]
)
def test_paper_has_its_size(paper: object, size: tuple[float, float]) -> None:
    made = printed("x", f"@page {{ size: {paper.css}; margin: 0 }}")  # type: ignore[attr-defined]
    assert millimetres(made) == [size]


@pytest.mark.parametrize(
    "text",
    [
        "Soekarno",
        "Maria Fernanda de los Ángeles Rodríguez-Echeverría y Fernández de Córdoba Montenegro",
        "عبد الرحمن بن محمد بن عبد الله آل النجار",
        "Қасым-Жомарт Әбенов",
    ],
)
def test_measured_text_stays_in_its_box(text: str) -> None:
    box = Box(60, 16, 30, 5, 600, 1.2)
    made = press()
    size = made.measure.fit(text, box).size
    style = made.style(f"{CSS} #t {{ width: 60mm; font-weight: 600; line-height: 1.2 }}", {})
    for points, stays in ((size, True), (size + 3, False)):
        sheet = made.lay_out(f"<div id=t style='font-size:{points}pt'>{text}</div>", [style], {})
        assert (sheet.rectangle("t").height <= box.height * MILLIMETRE + 1) is (
            stays or size >= box.largest
        )


def test_no_font_of_the_system_is_known_to_the_press() -> None:
    """Asked in a process of its own, before any paper is made."""
    asked = (
        "import os, warnings; from shared.pdf.press import press; press();"
        "from weasyprint.text.ffi import fontconfig as f; c = f.FcInitLoadConfigAndFonts();"
        "print(f.FcConfigGetFonts(c, f.FcSetSystem).nfont)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "0"

"""The style sheets: light to carry, nothing missing, readable in colour and in the dark."""

import gzip
import re
from pathlib import Path

import pytest

from shared.language import ROOT
from tests.shared.paper import Form, page_words, setting

STATIC = ROOT / "shared/static/shared"
SHEETS = sorted(STATIC.glob("*.css"))
PUBLIC = ("tokens.css", "ui.css", "fonts.css")
THEMES = ("light", "dark")

# What is written on what, by role; each must be readable by WCAG 2.2 AA.
READ = [
    ("ink", "page"),
    ("ink", "surface"),
    ("ink", "sunken"),
    ("ink-2", "sunken"),
    ("ink-3", "surface"),
    ("ink-3", "sunken"),
    ("link", "surface"),
    ("link", "hover"),
    ("on-act", "act"),
    ("on-brand", "brand"),
    ("on-brand-2", "brand"),
    *((tone, f"{tone}-soft") for tone in ("ok", "wait", "stop", "info", "mute")),
    *(("surface", f"wg-{group}") for group in "pabcd"),
    *(("ink-3", f"wg-{group}-soft") for group in "pabcd"),
    ("stop", "surface"),
]
# What is seen but not read: edges of controls, the ring of focus.
SEEN = [("edge", "surface"), ("act", "surface"), ("focus", "page"), ("stop", "surface")]


def tokens(theme: str) -> dict[str, str]:
    text = re.sub(r"/\*.*?\*/", "", (STATIC / "tokens.css").read_text(), flags=re.S)
    blocks = re.findall(r"(:root|\[data-theme=dark\])\s*\{([^{}]*)\}", text)
    found: dict[str, str] = {}
    chosen = [body for name, body in blocks[:1]]
    chosen += [body for name, body in blocks if theme == "dark" and "dark" in name]
    for body in chosen:
        found.update(re.findall(r"--([\w-]+):([^;]+)", body))
    return found


def colour(name: str, given: dict[str, str]) -> tuple[float, ...]:
    value = given[name].strip()
    if refers := re.fullmatch(r"var\(--([\w-]+)\)", value):
        return colour(refers[1], given)
    digits = value.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(each * 2 for each in digits)
    return tuple(int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))


def luminance(parts: tuple[float, ...]) -> float:
    linear = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str, theme: str) -> float:
    given = tokens(theme)
    dark, light = sorted(luminance(colour(each, given)) for each in (one, other))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "paper"), READ)
def test_text_is_readable(ink: str, paper: str, theme: str) -> None:
    assert contrast(ink, paper, theme) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("line", "paper"), SEEN)
def test_edges_are_visible(line: str, paper: str, theme: str) -> None:
    assert contrast(line, paper, theme) >= 3


def test_themes_differ() -> None:
    assert contrast("ink", "page", "light") != contrast("ink", "page", "dark")
    assert tokens("light")["page"] != tokens("dark")["page"]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_whatever_a_style_sheet_asks_for_is_there(sheet: Path) -> None:
    text = sheet.read_text()
    for address in re.findall(r"url\(([^)]+)\)", text):
        assert (STATIC / address).is_file(), address
    assert "http" not in text
    assert "@import" not in text


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_style_sheets_mirror_themselves(sheet: Path) -> None:
    text = sheet.read_text()
    sided = r"(?:margin|padding|border)-(?:left|right)|[;{\s](?:left|right|float):"
    assert not re.findall(sided, text)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_every_role_that_a_style_sheet_uses_is_defined(sheet: Path) -> None:
    defined = {*re.findall(r"--([\w-]+)\s*:", "".join(each.read_text() for each in SHEETS))}
    # The timetable's rows, rooms and places are set by the page that draws it.
    defined |= {"rooms", "rows", "r", "n", "c", "w", "b", "wg-line", "gap"}
    assert set(re.findall(r"var\(--([\w-]+)", sheet.read_text())) <= defined


@pytest.mark.parametrize("language", ["en", "ar"])
def test_public_form_with_its_looks_is_light(language: str) -> None:
    """Fourteen fields, with styles and scripts but without fonts: within 20 kB on the wire."""
    page = setting(language).get_template("form.html")
    sent = page.render({**page_words(language), "form": Form(errors={"given": ["Enter it"]})})
    asked = re.findall(r'(?:href|src)="/static/shared/([\w./-]+)"', sent)
    assert set(PUBLIC) <= set(asked)
    parts = [sent.encode(), *((STATIC / name).read_bytes() for name in set(asked))]
    parts += [(STATIC / "img" / name).read_bytes() for name in ("lattice.svg", "chevron.svg")]
    assert sum(len(gzip.compress(each)) for each in parts) <= 20_000


def test_every_typeface_comes_with_its_licence() -> None:
    for family, licence in (("plex", "OFL-IBM-Plex.txt"), ("noto", "OFL-Noto-Sans.txt")):
        assert list((STATIC / "fonts").glob(f"{family}-*.woff2"))
        assert "SIL OPEN FONT LICENSE" in (STATIC / "fonts" / licence).read_text().upper()

"""Where papers are written: their sheets of style, their language, and the house's star."""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from shared import language
from shared.language import ROOT
from shared.pdf.fonts import printable
from shared.pdf.press import press
from shared.text.dates import date_range, day
from shared.text.names import direction_of, in_language

FOLDER = Path(__file__).resolve().parent
# The star of the house as it stands on white paper.
STAR = {
    "star.svg": (ROOT / "shared/static/shared/img/star.svg")
    .read_bytes()
    .replace(b'"#11264f"', b'"#ffffff"')
    .replace(b'"#fff"', b'"#11264f"')
}


@cache
def _environment() -> Environment:
    desk = Environment(
        loader=FileSystemLoader(ROOT / "services/registration/templates"),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    desk.install_gettext_callables(  # type: ignore[attr-defined]
        language.gettext, language.ngettext, newstyle=True, pgettext=language.pgettext
    )
    desk.filters["printed"] = printable
    desk.filters["way"] = direction_of
    return desk


@cache
def _style(name: str) -> Any:
    return press().style((FOLDER / f"{name}.css").read_text(encoding="utf-8"), STAR)


def warm_up() -> None:
    """Afterwards the first paper is as quick as the second."""
    press()
    for each in ("participant_list", "visa_letter"):
        _style(each)


def pressed(name: str, reads: str, values: Mapping[str, object]) -> tuple[bytes, int]:
    """The paper as a PDF in that language, and how many pages it has."""
    with language.speaking("registration", reads) as voice:
        html = (
            _environment()
            .get_template(f"registration/paper/{name}.html")
            .render(
                values,
                language=voice.language,
                direction=voice.direction,
                name_of=lambda texts: printable(in_language(texts, voice.language)),
                date_range=lambda start, end: date_range(start, end, voice.language),
                day=lambda on: day(on, voice.language),
            )
        )
    with _undisturbed():
        sheet = press().lay_out(html, [_style(name)], STAR)
        return press().write(sheet), sheet.pages


@contextmanager
def _undisturbed() -> Iterator[None]:
    """While a long paper is laid out nothing becomes free; to look for it takes a fifth longer."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()

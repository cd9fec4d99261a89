"""Where a service's papers are written: its templates, its sheets of style, the house's star."""

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from shared import language
from shared.language import ROOT
from shared.pdf.fonts import printable
from shared.pdf.press import press
from shared.text.dates import date_range, day
from shared.text.names import direction_of, in_language

# The star of the house as it stands on white paper.
STAR = {
    "star.svg": (ROOT / "shared/static/shared/img/star.svg")
    .read_bytes()
    .replace(b'"#11264f"', b'"#ffffff"')
    .replace(b'"#fff"', b'"#11264f"')
}


class Desk:
    """One service's: a paper is pdf/<name>.css and templates/<service>/paper/<name>.html."""

    def __init__(self, service: str) -> None:
        self.service = service
        self._folder = ROOT / "services" / service
        self._styles: dict[str, Any] = {}

    @cached_property
    def _environment(self) -> Environment:
        desk = Environment(
            loader=FileSystemLoader(self._folder / "templates"),
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

    def _style(self, name: str) -> Any:
        if name not in self._styles:
            path: Path = self._folder / "pdf" / f"{name}.css"
            self._styles[name] = press().style(path.read_text(encoding="utf-8"), STAR)
        return self._styles[name]

    def warm_up(self, names: Iterable[str]) -> None:
        """Afterwards the first paper is as quick as the second."""
        press()
        for each in names:
            self._style(each)

    def pressed(
        self,
        name: str,
        reads: str,
        values: Mapping[str, object],
        *,
        styles: Iterable[str] = (),
        is_tagged: bool = False,
    ) -> tuple[bytes, int]:
        """The paper as a PDF in that language, and how many pages it has.

        A tagged one can be read aloud in order, as PDF/UA asks.
        """
        html = self.written(name, reads, values)
        with _undisturbed():
            sheet = press().lay_out(html, [self._style(each) for each in styles or (name,)], STAR)
            return press().write(sheet, is_tagged=is_tagged), sheet.pages

    def written(self, name: str, reads: str, values: Mapping[str, object]) -> str:
        """The paper as it is laid out, in that language."""
        with language.speaking(self.service, reads) as voice:
            return (self._environment.get_template(f"{self.service}/paper/{name}.html")).render(
                values,
                language=voice.language,
                direction=voice.direction,
                name_of=lambda texts: printable(in_language(texts, voice.language)),
                date_range=lambda start, end: date_range(start, end, voice.language),
                day=lambda on, **more: day(on, voice.language, **more),
            )


@contextmanager
def _undisturbed() -> Iterator[None]:
    """While a long paper is laid out nothing becomes free; to look for it takes a fifth longer."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()

"""Where papers are made: warm, with the house's fonts alone, shut to everything outside.

One press serves one process. It takes one paper at a time, because the font map underneath
belongs to one drawing at a time.
"""

import logging
import os
import threading
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from shared.pdf import fonts

FONTS_CSS = Path(__file__).resolve().parent / "fonts.css"
log = logging.getLogger("weasyprint")


class PaperRefused(Exception):
    """The engine warned or the paper asked for what it may not have; it is not handed out."""


@dataclass(frozen=True)
class Rectangle:
    """Where an element with an id came to lie, in CSS pixels."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top


class Sheet:
    """A paper that is laid out and may still be looked at before it is written."""

    def __init__(self, document: Any) -> None:
        self._document = document

    @property
    def pages(self) -> int:
        return len(self._document.pages)

    def rectangle(self, id_: str) -> Rectangle:
        return Rectangle(*self._document.pages[0].anchors[id_])

    def written(self, *, is_tagged: bool = False) -> bytes:
        variant = "pdf/ua-1" if is_tagged else None
        content = self._document.write_pdf(uncompressed_pdf=False, pdf_variant=variant)
        assert isinstance(content, bytes)
        return content


class _Complaints(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())


class Press:
    def __init__(self) -> None:
        # Read by fontconfig when it begins, so it is said before the engine is loaded.
        os.environ["FONTCONFIG_FILE"] = str(fonts.FOLDER / "fonts.conf")
        fonts.check_letters()
        with warnings.catch_warnings():
            # That there are no fonts on the system is just what we want.
            warnings.simplefilter("ignore")
            import weasyprint
            from weasyprint.text.fonts import FontConfiguration

            from shared.pdf.closed_fetcher import ClosedFetcher
            from shared.pdf.measure import Measure

            self._engine, self._fetcher = weasyprint, ClosedFetcher
            self._fonts = FontConfiguration()
        self._lock = threading.Lock()
        self._complaints = _Complaints()
        log.addHandler(self._complaints)
        log.propagate = False
        self.style(FONTS_CSS.read_text(encoding="utf-8"), fonts.files())
        self.measure = Measure(self._fonts.font_map, fonts.FAMILIES)

    def style(self, css: str, assets: Mapping[str, bytes]) -> Any:
        """A style sheet of the house's own, read once and used for many papers."""
        with self._lock:
            self._complaints.heard.clear()
            made = self._engine.CSS(
                string=css, url_fetcher=self._fetcher(assets), font_config=self._fonts
            )
            self._refuse_complaints()
        return made

    def lay_out(self, html: str, styles: list[Any], assets: Mapping[str, bytes]) -> Sheet:
        with self._lock:
            self._complaints.heard.clear()
            document = self._engine.HTML(
                string=html, url_fetcher=self._fetcher(assets), base_url="asset:/"
            ).render(font_config=self._fonts, stylesheets=styles)
            self._refuse_complaints()
        return Sheet(document)

    def write(self, sheet: Sheet, *, is_tagged: bool = False) -> bytes:
        with self._lock:
            self._complaints.heard.clear()
            content = sheet.written(is_tagged=is_tagged)
            self._refuse_complaints()
        return content

    def _refuse_complaints(self) -> None:
        if self._complaints.heard:
            raise PaperRefused(self._complaints.heard[0])


_making = threading.Lock()


@cache
def _press() -> Press:
    return Press()


def press() -> Press:
    """The press of this process, made when first needed."""
    with _making:
        return _press()

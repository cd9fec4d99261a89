"""How large a text may be in its box, asked of the engine that will draw it.

The only place that leans on WeasyPrint's own binding to Pango; its version is pinned, and the
papers are held against their boxes again once they are laid out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

POINT = 96 / 72  # in CSS pixels
MILLIMETRE = 96 / 25.4


@dataclass(frozen=True)
class Box:
    """Where a text has to fit: millimetres; sizes in points; line height as a factor."""

    width: float
    height: float
    largest: float
    smallest: float
    weight: int = 400
    leading: float = 1.2
    most_lines: int = 9


@dataclass(frozen=True)
class Fit:
    """How a text lies in its box: points, millimetres, and whether words are broken."""

    size: float
    height: float
    breaks_words: bool


class Measure:
    def __init__(self, font_map: Any, families: Sequence[str]) -> None:
        from weasyprint.text.ffi import ffi, gobject, pango

        self._ffi, self._pango, self._gobject = ffi, pango, gobject
        self._context = ffi.gc(
            pango.pango_font_map_create_context(font_map), gobject.g_object_unref
        )
        pango.pango_context_set_round_glyph_positions(self._context, False)
        self._families = ",".join(families).encode()

    def fit(self, text: str, box: Box) -> Fit:
        """The largest size, in half points, at which the text stays in its box.

        Lines break between words. Where one word alone is wider than the box, they may break
        within it as well, rather than leave it tiny.
        """
        size = self._largest(text, box, within_words=False)
        if size > box.smallest or self._stays_in(text, box, size, within_words=False):
            return self.at(text, box, size, within_words=False)
        size = self._largest(text, box, within_words=True)
        return self.at(text, box, size, within_words=True)

    def at(self, text: str, box: Box, size: float, *, within_words: bool) -> Fit:
        """How the text lies in the width of its box at this size."""
        width = box.width * MILLIMETRE
        lines = len(self._lines(text, box.weight, size * POINT, width, within_words))
        return Fit(size, lines * size * POINT * box.leading / MILLIMETRE, within_words)

    def _largest(self, text: str, box: Box, *, within_words: bool) -> float:
        steps = int((box.largest - box.smallest) * 2)
        low, high = 0, steps
        while low < high:
            middle = (low + high + 1) // 2
            if self._stays_in(text, box, box.smallest + middle / 2, within_words=within_words):
                low = middle
            else:
                high = middle - 1
        return box.smallest + low / 2

    def _stays_in(self, text: str, box: Box, size: float, *, within_words: bool) -> bool:
        width = box.width * MILLIMETRE
        widths = self._lines(text, box.weight, size * POINT, width, within_words)
        return (
            len(widths) <= box.most_lines
            and len(widths) * size * POINT * box.leading <= box.height * MILLIMETRE
            and max(widths) <= width
        )

    def _lines(
        self, text: str, weight: int, pixels: float, width: float, within_words: bool
    ) -> list[float]:
        """How wide each line becomes when the text is broken."""
        ffi, pango, gobject = self._ffi, self._pango, self._gobject
        unit = pango.PANGO_SCALE if hasattr(pango, "PANGO_SCALE") else 1024
        font = ffi.gc(pango.pango_font_description_new(), pango.pango_font_description_free)
        families = ffi.new("char[]", self._families)
        pango.pango_font_description_set_family(font, families)
        pango.pango_font_description_set_weight(font, weight)
        pango.pango_font_description_set_absolute_size(font, int(pixels * unit))
        layout = ffi.gc(pango.pango_layout_new(self._context), gobject.g_object_unref)
        pango.pango_layout_set_font_description(layout, font)
        wrap = pango.PANGO_WRAP_WORD_CHAR if within_words else pango.PANGO_WRAP_WORD
        pango.pango_layout_set_wrap(layout, wrap)
        pango.pango_layout_set_width(layout, int(width * unit))
        pango.pango_layout_set_text(layout, ffi.new("char[]", text.encode()), -1)
        widths: list[float] = []
        extents = ffi.new("PangoRectangle *")
        while (line := pango.pango_layout_get_line_readonly(layout, len(widths))) != ffi.NULL:
            pango.pango_layout_line_get_extents(line, ffi.NULL, extents)
            widths.append(extents.width / unit)
        return widths

"""The small drawings that stand beside words: one stroke, one size, one voice."""

from collections.abc import Mapping
from types import MappingProxyType

from markupsafe import Markup

# Each drawing lives in a square of 24; the stylesheet gives it stroke, width and colour.
PATHS: Mapping[str, str] = MappingProxyType(
    {
        "alert": '<path d="M12 4 2.8 20h18.4z"/><path d="M12 10v4.5m0 2.8v.2"/>',
        "back": '<path d="m14.5 5-7 7 7 7"/>',
        "badge": (
            '<path d="M5 6.5h14V21H5zM10 3.5h4v5h-4z"/><circle cx="12" cy="13" r="2"/><path '
            'd="M8.5 18.5c.5-1.7 1.7-2.5 3.5-2.5s3 .8 3.5 2.5"/>'
        ),
        "cal": '<path d="M4 6h16v14H4zM4 10.5h16M8.5 3.5V8M15.5 3.5V8"/>',
        "camera": (
            '<path d="M4 8h3.5L9 5.5h6L16.5 8H20v11.5H4z"/><circle cx="12" cy="13.3" r="3.5"/>'
        ),
        "check": '<circle cx="12" cy="12" r="9"/><path d="m8 12.5 2.7 2.7L16 9.5"/>',
        "clock": '<circle cx="12" cy="12" r="9"/><path d="M12 7v5.2l3.2 2"/>',
        "cog": (
            '<circle cx="12" cy="12" r="3"/><path d="M12 3v3M12 18v3M3 12h3M18 12h3M5.6 '
            '5.6l2.2 2.2M16.2 16.2l2.2 2.2M18.4 5.6l-2.2 2.2M7.8 16.2l-2.2 2.2"/>'
        ),
        "cup": (
            '<path d="M5 8h11v6a5 5 0 0 1-5 5h-1a5 5 0 0 1-5-5zM16 10h2a2.5 2.5 0 0 1 0 '
            '5h-2M8 2.5v2.5M12 2.5v2.5"/>'
        ),
        "doc": '<path d="M6 3.5h8l4.5 4.5v12.5H6zM14 3.5V8h4.5M9 12.5h6.5M9 16h6.5"/>',
        "down": '<path d="m5 9 7 7 7-7"/>',
        "draft": '<circle cx="12" cy="12" r="9" stroke-dasharray="3.2 3.9"/>',
        "ear": (
            '<path d="M5 13v-1a7 7 0 0 1 14 0v1M5 13h2.5v6H6.5A1.5 1.5 0 0 1 5 17.5zM19 '
            '13h-2.5v6h1a1.5 1.5 0 0 0 1.5-1.5z"/>'
        ),
        "globe": (
            '<circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c2.7 2.7 4 5.7 4 9s-1.3 '
            '6.3-4 9c-2.7-2.7-4-5.7-4-9s1.3-6.3 4-9z"/>'
        ),
        "grip": '<path d="M9 6v.1M15 6v.1M9 12v.1M15 12v.1M9 18v.1M15 18v.1" stroke-width="2.6"/>',
        "home": '<path d="M4 11 12 4l8 7v9.5h-5.5V15h-5v5.5H4z"/>',
        "info": '<circle cx="12" cy="12" r="9"/><path d="M12 11v5.5M12 7.4v.2"/>',
        "inside": '<path d="M4 12.5 8 17 15 7.5M12.5 16l1 1L21 7.5"/>',
        "mail": '<path d="M3.5 6h17v12.5h-17zM4 6.5l8 6.5 8-6.5"/>',
        "mic": (
            '<path d="M9 6.5a3 3 0 0 1 6 0v5a3 3 0 0 1-6 0zM5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3"/>'
        ),
        "more": '<path d="M5.5 12h.1M12 12h.1M18.5 12h.1" stroke-width="3"/>',
        "next": '<path d="m9.5 5 7 7-7 7"/>',
        "off": (
            '<path d="M3 3l18 18M12 19.5v.1M8.5 16a5 5 0 0 1 6.3-.7M5 12.2a10 10 0 0 1 '
            "4.2-2.4M2 8.7a14 14 0 0 1 3.8-2.5M13.5 9.6a10 10 0 0 1 5.5 2.6M10 5a14 14 0 0 1 "
            '12 3.7"/>'
        ),
        "on": (
            '<path d="M12 19.5v.1M8.5 16a5 5 0 0 1 7 0M5 12.3a10 10 0 0 1 14 0M2 8.7a14.2 '
            '14.2 0 0 1 20 0"/>'
        ),
        "out": '<path d="M13.5 4H5v16h8.5M10 12h10.5M16.5 8l4 4-4 4"/>',
        "people": (
            '<circle cx="9" cy="8.5" r="3.5"/><path d="M2.5 20c.6-4 3-6 6.5-6s5.9 2 6.5 '
            '6M15.5 5.3a3.5 3.5 0 0 1 0 6.4M17.5 14.4c2.2.8 3.6 2.6 4 5.6"/>'
        ),
        "person": (
            '<circle cx="12" cy="8" r="4"/><path d="M4.5 21c.7-4.7 3.3-7 7.5-7s6.8 2.3 7.5 7"/>'
        ),
        "pin": (
            '<path d="M12 21c-4.5-4.7-6.8-8.3-6.8-11a6.8 6.8 0 0 1 13.6 0c0 2.7-2.3 6.3-6.8 '
            '11z"/><circle cx="12" cy="10" r="2.4"/>'
        ),
        "plate": '<path d="M3.5 9h17l1.5 8H2zM5 20.5h14M9 13h6"/>',
        "plus": '<path d="M12 5v14M5 12h14"/>',
        "print": (
            '<path d="M7 8V3.5h10V8M7 17H4V9.5A1.5 1.5 0 0 1 5.5 8h13A1.5 1.5 0 0 1 20 '
            '9.5V17h-3"/><path d="M7 14h10v6.5H7zM16.8 11h.2"/>'
        ),
        "save": (
            '<path d="M7 18.5a4.5 4.5 0 0 1-.5-9 6 6 0 0 1 11.6 1.5A3.8 3.8 0 0 1 18 '
            '18.5"/><path d="m9.5 15.5 2.5 2.5 3.5-4"/>'
        ),
        "scan": '<path d="M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M4 12h16"/>',
        "search": '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/>',
        "star": (
            '<path d="M21.5 12L18.72 14.78L18.72 18.72L14.78 18.72L12 21.5L9.22 18.72L5.28 '
            "18.72L5.28 14.78L2.5 12L5.28 9.22L5.28 5.28L9.22 5.28L12 2.5L14.78 5.28L18.72 "
            '5.28L18.72 9.22Z"/>'
        ),
        "stop": (
            '<path d="M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3z"/><path d="m9 9 6 6m0-6-6 6"/>'
        ),
        "torch": '<path d="M8 3.5h8v3.3l-2 3V20.5h-4V9.8l-2-3zM8 6.8h8"/>',
        "undo": '<path d="M8.5 5 4 9.5 8.5 14M4 9.5h9.5a6 6 0 0 1 0 12H11"/>',
        "x": '<path d="m6 6 12 12M18 6 6 18"/>',
    }
)

# Drawings that point along the line of reading, and so turn round where it runs from the right.
TURNING = frozenset({"back", "next", "out", "undo"})


def symbol(name: str) -> Markup:
    """The drawing itself, unseen; a long page draws it once and shows it again and again."""
    drawing = f'<symbol id="g-{name}" viewBox="0 0 24 24">{PATHS[name]}</symbol>'
    return Markup(drawing)  # noqa: S704


def again(name: str) -> Markup:
    """The drawing of that name, which stands on the page as a symbol."""
    return Markup(f'<svg class="icon" aria-hidden="true"><use href="#g-{name}"/></svg>')  # noqa: S704


def icon(name: str, flip: bool | None = None) -> Markup:
    """The drawing of that name, silent to those who listen: a word always stands beside it."""
    turned = name in TURNING if flip is None else flip
    kind = "icon icon-flip" if turned else "icon"
    # The paths are constants of this file, never anything that somebody typed.
    drawing = f'<svg class="{kind}" viewBox="0 0 24 24" aria-hidden="true">{PATHS[name]}</svg>'
    return Markup(drawing)  # noqa: S704

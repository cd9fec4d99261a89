"""Several things in one line, parted as their language parts them."""

from collections.abc import Iterable

_COMMAS = {"ar": "، "}


def comma(language: str) -> str:
    """What stands between two things of a list, with its space."""
    return _COMMAS.get(language, ", ")


def listed(parts: Iterable[object], language: str) -> str:
    """One after another; what says nothing is left out."""
    return comma(language).join(text for part in parts if (text := str(part)))

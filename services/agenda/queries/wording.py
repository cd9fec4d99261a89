"""In which languages does a text read differently than before?"""

from collections.abc import Iterable, Mapping
from typing import Any

from shared.language import languages
from shared.text.names import in_language


def languages_touched(pairs: Iterable[tuple[Any, Any]]) -> list[str]:
    """The languages in which any of these texts reads differently; none named is every one."""
    touched: set[str] = set()
    for before, after in pairs:
        touched |= _touched(before, after)
    return [] if touched >= set(languages()) else [each for each in languages() if each in touched]


def _touched(before: Any, after: Any) -> set[str]:
    if before == after:
        return set()
    if _is_texts(before) and _is_texts(after):
        return {
            each
            for each in languages()
            if in_language(before, each) != in_language(after, each)
            or before.get(each, "") != after.get(each, "")
        }
    if isinstance(before, dict) and isinstance(after, dict):
        parts = [_touched(before.get(key), after.get(key)) for key in {**before, **after}]
        return set().union(*parts)
    if isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        return set().union(*(_touched(*pair) for pair in zip(before, after, strict=True)))
    # What is the same word in all languages, such as a form of address.
    return set(languages())


def _is_texts(value: Any) -> bool:
    return isinstance(value, Mapping) and all(
        key in languages() and isinstance(text, str) for key, text in value.items()
    )

"""A name is heard much the same however it is spelled: what is left when only the sound counts.

Two forms are made of a folded word. The *sound* is one spelling for the ways in which the same word
is romanised; the *skeletons* are its consonants, since Arabic writes few others, with more than one
reading where a letter has more than one.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import Literal

Origin = Literal["", "Cyrl", "Arab"]

MOST_SKELETONS = 12

_SOUND = (
    (re.compile("shch|sch"), "sh"),
    (re.compile("dzh|dj|zh"), "j"),
    (re.compile("kh|x"), "h"),
    (re.compile("gh"), "g"),
    (re.compile("ph"), "f"),
    (re.compile("ck|q"), "k"),
    (re.compile("w"), "v"),
    (re.compile("(?<=[aeiou])y|y(?=[aeiou])"), ""),
    (re.compile("y"), "i"),
    (re.compile("ou|oo"), "u"),
    (re.compile("ee"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
)

# Longest first. A consonant maps to the ways in which another script may have written its sound,
# the likeliest first; an empty one means that it may have gone unwritten.
_READINGS: dict[str, tuple[str, ...]] = {
    "shch": ("s",), "tsch": ("c",), "chzh": ("j",), "dzh": ("j",), "tsz": ("j",), "tch": ("c",),
    "sch": ("s", "sk"), "kh": ("h", "k"), "gh": ("g",), "zh": ("j", "zh"), "sh": ("s", "sh"),
    "sz": ("s",), "ch": ("c", "s", "h", "k"), "ts": ("c",), "tz": ("c",), "cz": ("c",),
    "dj": ("j",), "dh": ("d", "z", "dh"), "th": ("t", "s", "th"), "ph": ("f",), "bh": ("b",),
    "jh": ("j",), "ck": ("k",), "b": ("b",), "c": ("k", "j"), "d": ("d",), "f": ("f",),
    "g": ("g",), "h": ("h",), "j": ("j", "", "h"), "k": ("k",), "l": ("l",), "m": ("m",),
    "n": ("n",), "p": ("p",), "q": ("k",), "r": ("r",), "s": ("s",), "t": ("t",), "v": ("f",),
    "w": ("f", ""), "x": ("h", "ks"), "z": ("z",),
}  # fmt: skip
_CONSONANT = re.compile("|".join(_READINGS) + "|[0-9]")
_BEFORE_FRONT_VOWEL = {
    "c": ("s", "c", "j"), "g": ("g", "j"), "q": ("k", "c"), "x": ("h", "ks", "s")
}  # fmt: skip
_AT_THE_START: dict[Origin, dict[str, tuple[str, ...]]] = {
    "": {"h": ("h", ""), "z": ("z", "c")},
    "Cyrl": {"g": ("g", "h")},
    "Arab": {"w": ("f", "")},
}
_WRITTEN_IN: dict[Origin, dict[str, tuple[str, ...]]] = {
    "": {},
    "Cyrl": {"c": ("c",), "kh": ("h",), "ch": ("c",), "sh": ("s",), "zh": ("j",)},
    "Arab": {
        "b": ("b", "p"),
        "j": ("j", "g"),
        "kh": ("h",),
        "ch": ("c",),
        "sh": ("s",),
        "zh": ("j",),
        "dh": ("d", "z"),
        "th": ("t", "s"),
        "w": ("", "f"),
    },
}
_SUN_LETTER_AFTER_ARTICLE = re.compile("^bdl(?=[dnrstz])")
_SILENT_END = re.compile("(?<=[aeo][iu])[stx]$")
_SOFT_T = re.compile("ti[aeou]")


@lru_cache(maxsize=4096)
def sound(word: str) -> str:
    """One spelling for the many romanisations of a folded word."""
    for pattern, replacement in _SOUND:
        word = pattern.sub(replacement, word)
    return word


@lru_cache(maxsize=4096)
def skeletons(word: str, origin: Origin = "") -> tuple[str, ...]:
    """The consonants of a folded word in every likely reading, the likeliest first.

    A dot keeps two letters apart that would be read as one.
    """
    ways = sorted(
        product(*(enumerate(readings) for readings in _readings(word, origin))),
        key=lambda way: sum(place for place, _ in way),
    )
    found: dict[str, None] = {}
    for way in ways:
        skeleton = re.sub(r"(.)\1+", r"\1", "".join(letter for _, letter in way))
        found.setdefault(skeleton or word[:1])
        if spoken := _SUN_LETTER_AFTER_ARTICLE.sub("bd", skeleton):
            found.setdefault(spoken)
        if len(found) >= MOST_SKELETONS:
            break
    return tuple(found)


def _readings(word: str, origin: Origin) -> Iterator[tuple[str, ...]]:
    # A long word has room for so many readings that none of the last matters any more.
    spare = 6
    for found in _CONSONANT.finditer(word):
        readings = _readings_at(word, found, origin)
        if len(readings) > 1:
            spare -= 1
        yield readings if spare >= 0 else readings[:1]


def _readings_at(word: str, found: re.Match[str], origin: Origin) -> tuple[str, ...]:
    letter, after = found[0], word[found.end() : found.end() + 1]
    readings = _WRITTEN_IN[origin].get(letter) or _READINGS.get(letter, (letter,))
    if found.start() == 0:
        readings = _AT_THE_START[origin].get(letter, readings)
    if not after:
        return _at_the_end(word, found, readings, origin)
    if not origin and after in "eiy":
        readings = _BEFORE_FRONT_VOWEL.get(letter, readings)
    if not origin and letter == "t" and _SOFT_T.match(word, found.start()):
        return "t", "c"
    return readings


def _at_the_end(
    word: str, found: re.Match[str], readings: tuple[str, ...], origin: Origin
) -> tuple[str, ...]:
    """The last h of Abdullah, the last g of Zhang, the last s of Dubois are heard by few."""
    letter, before = found[0], word[: found.start()]
    if letter == "h" and len(before) > 1 and (origin == "Arab" or before[-1] in "aeiou"):
        return "", "h"
    if letter == "g" and before.endswith("n"):
        return "g", ""
    if not origin and _SILENT_END.search(word):
        return *readings, ""
    return readings

"""How a person's name stands in a list of participants: the family name in capitals, where it is
known which part of the name that is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from shared.text.names import script_of
from shared.text.search import fold

# In which script a list of that language is set.
SCRIPTS = {"en": "Latn", "ru": "Cyrl", "uz": "Latn", "ar": "Arab"}
# Those who write an i with its dot on the capital, and one without.
DOTTED_STATES = frozenset({"TUR", "AZE"})
DOTTED_LANGUAGES = frozenset({"tr", "az"})
_DOTTED = str.maketrans({"i": "İ", "ı": "I"})
# A spelling in one script is recognised in another when so much of it sounds alike.
ALIKE = 72
MOST_WORDS = 6


@dataclass(frozen=True)
class ListedName:
    """As the list shows it, and in Latin letters beside it where the list is set in others."""

    name: str
    beside: str = ""


def listed_name(person: Mapping[str, str], language: str, state_code: str = "") -> ListedName:
    """`person` holds given, family, own and the language that the person reads."""
    has_dots = state_code in DOTTED_STATES or person["language"] in DOTTED_LANGUAGES
    family = person["family"]
    latin = f"{person['given']} {in_capitals(family, has_dots=has_dots)}".strip()
    own, script = person["own"], SCRIPTS.get(language, "Latn")
    if not own or script_of(own) != script:
        return ListedName(latin)
    shown = own_in_capitals(own, family, has_dots=has_dots)
    return ListedName(shown) if script == "Latn" else ListedName(shown, latin)


def in_capitals(text: str, *, has_dots: bool = False) -> str:
    return (text.translate(_DOTTED) if has_dots else text).upper()


def own_in_capitals(own: str, family: str, *, has_dots: bool = False) -> str:
    """The words of a name in its own script that are the family name, found by their sound.

    Where none or several sound like it, nothing is guessed. Arabic has no capitals.
    """
    words = own.split()
    if not family or len(words) > MOST_WORDS:
        return own
    place = _family_place(words, fold(family))
    if place is None:
        return own
    first, last = place
    return " ".join(
        in_capitals(word, has_dots=has_dots) if first <= number < last else word
        for number, word in enumerate(words)
    )


def _family_place(words: list[str], family: str) -> tuple[int, int] | None:
    """From which word to which; one run of words must be clearly the likeliest."""
    runs = combinations(range(len(words) + 1), 2)
    likely = sorted(
        ((fuzz.ratio(fold(" ".join(words[a:b])), family), a, b) for a, b in runs), reverse=True
    )
    if not likely or likely[0][0] < ALIKE:
        return None
    best, first, last = likely[0]
    rivals = [each for each in likely[1:] if each[1] >= last or each[2] <= first]
    if rivals and best - rivals[0][0] < 10:
        return None
    return first, last

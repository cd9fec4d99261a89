"""Whoever is looked up is found, in whichever script and by whichever spelling the name is typed.

A stored key holds, between spaces, every word of a name as it is written in plain letters; behind
a tilde, the spelling it shares with its like, where that differs; behind an equals sign, its
consonants. A query is asked of the key with SQL alone: a row answers when, for each term, its key
is LIKE one of the term's patterns.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from anyascii import anyascii

from shared.text.names import APOSTROPHES
from shared.text.sounds import Origin, skeletons, sound
from shared.text.titles import without_titles

# Words that stand between names and are as often left out as written.
_PARTICLES = frozenset(
    ["al", "el", "ul", "bin", "ibn", "ben", "bint", "ould", "ogli", "ugli", "oglu", "ogly", "uly",
     "qizi", "kizi", "kyzy", "kizy", "qyzy", "uulu"]
)  # fmt: skip
_ARTICLES = frozenset(["al", "el", "ul"])
# "Servant of" is no name without the word that follows, "of the faith" none without the one before.
_SERVANT = frozenset(["abd", "abdal", "abdel", "abdl", "abdol", "abdul", "bd", "bdl"])
_COMPLETION = frozenset(
    ["allah", "alloh", "ullah", "llh", "din", "deen", "dyn", "ddin", "eddin", "uddin", "aldin"]
)

_UNHEARD = {ord(sign): None for sign in APOSTROPHES + "ъь\u0640"}
_PLAIN = str.maketrans(
    {"ё": "yo", "ў": "o", "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "أ": "ا", "إ": "ا", "آ": "ا",
     "ؤ": "و", "ئ": "ي", "ء": None}
)  # fmt: skip
_ARTICLE = re.compile(
    r"\b(?:a[dlnrstz]|a(?:dh|sh|th)|e[dlnrstz]|esh|аль|эль|а[дзнрстш]|эл|ал)[-‐‑–]\b", re.IGNORECASE
)
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_WORD = re.compile(r"[^\W_]+")
_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3]")
_CYRILLIC = re.compile("[\u0400-\u052f]")

MOST_JOINED = 6
# So few consonants are the whole of a short name but only the beginning of too many others.
FEWEST_CONSONANTS = 3
LONGEST_LOOSENED = 6


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a query and everything that, found in a key, means it."""

    typed: str
    alternatives: tuple[str, ...]

    @property
    def patterns(self) -> tuple[str, ...]:
        """For LIKE ANY: an underscore stands for any one letter, as it does in SQL."""
        return tuple(f"%{alternative}%" for alternative in self.alternatives)


@dataclass(frozen=True, slots=True)
class _Word:
    folded: str
    # The same with its letters kept apart where two would read as one: s.h is not sh.
    heard: str
    origin: Origin
    is_particle: bool


def fold(text: str) -> str:
    """The text in small plain letters and figures, its words parted by single spaces."""
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    text = unicodedata.normalize("NFKC", text.translate(_UNHEARD).translate(_PLAIN))
    return " ".join(_NOT_PLAIN.sub(" ", anyascii(_bare(text)).lower().replace("'", "")).split())


def search_key(*texts: str) -> str:
    """What is stored beside a person, so that any spelling of these texts finds them."""
    found = dict.fromkeys(mark for text in texts for mark in _marks(text))
    return f" {' '.join(found)} " if found else ""


# Hundreds represent the same State, whose names in all languages stand in each of their keys.
@lru_cache(maxsize=1024)
def _marks(text: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    words = _words(text)
    for word in words:
        found.setdefault(word.folded)
        if not word.is_particle:
            if (spelling := sound(word.folded)) != word.folded:
                found.setdefault(f"~{spelling}")
            heard = skeletons(word.heard, word.origin)
            found.update((f"={skeleton}", None) for skeleton in heard)
    if len(words) <= MOST_JOINED:
        for first, second in pairwise(words):
            if not second.is_particle:
                together = _together(first, second)
                found.setdefault(together.folded)
                found.setdefault(f"={skeletons(together.heard, together.origin)[0]}")
    return tuple(found)


def query_terms(query: str) -> list[Term]:
    """What a typed query means; each of its terms has to be found."""
    words = _words(query)
    named = [word for word in words if not word.is_particle] or words
    return [Term(word.folded, tuple(dict.fromkeys(_alternatives(word)))) for word in named]


def loosened(terms: Sequence[Term]) -> list[Term]:
    """The same terms with one letter wrong, missing or too many: for when too few were found."""
    return [
        Term(term.typed, tuple(dict.fromkeys((*term.alternatives, *_slips(term)))))
        for term in terms
    ]


def matches(key: str, terms: Sequence[Term], *, missing: int = 0) -> bool:
    """Whether a key answers all terms, or all but as many as may be missing; as SQL would say."""
    unanswered = 0
    for term in terms:
        if not _any_of(term.alternatives).search(key):
            unanswered += 1
            if unanswered > missing:
                return False
    return bool(terms)


@lru_cache(maxsize=512)
def _any_of(alternatives: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(each).replace("_", ".") for each in alternatives))


def _alternatives(word: _Word) -> Iterator[str]:
    yield f" {word.folded}"
    spelling = sound(word.folded)
    yield f" {spelling}"
    yield f" ~{spelling}"
    if word.is_particle:
        return
    for skeleton in skeletons(word.heard, word.origin):
        # Arabic is consonants already: whoever has typed two has typed two letters of a name.
        fewest = FEWEST_CONSONANTS - (word.origin == "Arab")
        begins = len(skeleton) >= fewest
        yield f" ={skeleton}" if begins else f" ={skeleton} "


def _slips(term: Term) -> Iterator[str]:
    written = [alternative for alternative in term.alternatives if "=" not in alternative]
    heard = [alternative for alternative in term.alternatives if "=" in alternative][:2]
    for alternative in (*written, *heard):
        letters = alternative.strip(" ~=")[:LONGEST_LOOSENED]
        mark = alternative[: alternative.index(letters)]
        if len(letters) < FEWEST_CONSONANTS + (mark != " ="):
            continue
        for place in range(len(letters)):
            before, after = letters[:place], letters[place + 1 :]
            yield f"{mark}{before}_{after}"
            yield f"{mark}{before}{after}"
            yield f"{mark}{before}_{letters[place:]}"


def _words(text: str) -> list[_Word]:
    text = _ARTICLE.sub("al ", without_titles(unicodedata.normalize("NFKC", text)))
    return _with_compounds(_parted(_bare(text).translate(_UNHEARD)))


def _bare(text: str) -> str:
    """Without accents that stand alone, vowel signs and joiners."""
    return "".join(c for c in text if unicodedata.category(c) not in {"Mn", "Me", "Cf"})


def _parted(text: str) -> Iterator[_Word]:
    for written in _WORD.findall(text):
        if written.startswith("ال") and len(written) > 4:
            yield _Word("al", "al", "Arab", True)
            written = written[2:]
        origin: Origin = ""
        if _ARABIC.search(written):
            origin = "Arab"
        elif _CYRILLIC.search(written):
            origin = "Cyrl"
        for folded in fold(written).split():
            heard = _apart(written) if origin == "Arab" else folded
            yield _Word(folded, heard, origin, folded in _PARTICLES)


def _apart(written: str) -> str:
    # In Persian and in all of Central Asia ض is a z.
    return ".".join("dh" if letter == "ض" else fold(letter) for letter in written)


def _together(first: _Word, second: _Word) -> _Word:
    return _Word(
        first.folded + second.folded, f"{first.heard}.{second.heard}", second.origin, False
    )


def _with_compounds(words: Iterable[_Word]) -> list[_Word]:
    """Abd al-Aziz, Abdul Aziz and Abdulaziz are one name, and so are Nur al-Din and Nuriddin."""
    names: list[_Word] = []
    for word in words:
        is_article = word.folded in _ARTICLES
        if names and names[-1].folded in _SERVANT:
            if is_article and names[-1].folded.endswith("l"):
                continue
            article = _Word("l", "l", word.origin, False)
            names[-1] = _together(names[-1], article if is_article else word)
        elif names and word.folded in _COMPLETION:
            if len(names) > 1 and names[-1].folded in _ARTICLES:
                names.pop()
            names[-1] = _together(names[-1], word)
        else:
            names.append(word)
    return names

"""Of all who might be meant, the likeliest comes first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler, Levenshtein

from shared.text.search import Term, loosened, matches, query_terms
from shared.text.sounds import sound

Found = TypeVar("Found")

# What a likeness is worth: the word itself, its beginning, a word that looks alike, one that has
# the same consonants, one that has nearly the same.
_WHOLE, _BEGINNING, _ALIKE, _HEARD, _HEARD_ALIKE = 1.0, 0.9, 0.88, 0.8, 0.6
_LEAST_ALIKE = 0.72
_FEWEST_TO_BE_ALIKE = 3
_ENOUGH_LETTERS = 4

ENOUGH = 3


def find(query: str, candidates: Sequence[tuple[Found, str]]) -> list[Found]:
    """Whom the query means, likeliest first, a slip of the hand forgiven where too few answer.

    A database that is asked with the same terms in the same three steps gives the same people.
    """
    terms = query_terms(query)
    answering = [row for row in candidates if matches(row[1], terms)]
    if len(answering) < ENOUGH:
        terms = loosened(terms)
        answering = [row for row in candidates if matches(row[1], terms)]
    if not answering and len(terms) > 1:
        answering = [row for row in candidates if matches(row[1], terms, missing=len(terms) - 1)]
    return rank(query, answering)


def rank(query: str, candidates: Iterable[tuple[Found, str]]) -> list[Found]:
    """Everybody given, with their search keys, in the order in which the query means them."""
    rows = [(candidate, key.split()) for candidate, key in candidates]
    words = _Words.of({word for _, key in rows for word in key})
    likenesses = [_likeness(term, words) for term in query_terms(query)]
    scores = [_score(key, likenesses) for _, key in rows]
    order = sorted(range(len(rows)), key=scores.__getitem__, reverse=True)
    return [rows[place][0] for place in order]


@dataclass(frozen=True, slots=True)
class _Words:
    """All the words of all the keys, by how they came into a key."""

    written: list[str]
    respelled: list[str]
    heard: list[str]

    @staticmethod
    def of(words: Iterable[str]) -> "_Words":
        sorts: dict[str, list[str]] = {"~": [], "=": []}
        written: list[str] = []
        for word in words:
            sorts.get(word[0], written).append(word)
        return _Words(written, [word[1:] for word in sorts["~"]], sorts["="])


@dataclass(frozen=True, slots=True)
class _Likeness:
    """How much a word of a key is like a term, where it is like it at all."""

    written: dict[str, float]
    heard: dict[str, float]


def _score(key: Sequence[str], likenesses: Sequence[_Likeness]) -> float:
    score = 0.0
    for like in likenesses:
        written = max([like.written[word] for word in key if word in like.written], default=0.0)
        heard = max([like.heard[word] for word in key if word in like.heard], default=0.0)
        # Either says that it is the word; both together say so more surely.
        score += max(written, heard) + 0.1 * min(written, heard)
    return score


def _likeness(term: Term, words: _Words) -> _Likeness:
    spelling = sound(term.typed)
    # One or two letters are the beginning of many names and tell little of any.
    weight = min(len(term.typed), _ENOUGH_LETTERS) / _ENOUGH_LETTERS
    written: dict[str, float] = {}
    for form, mark, among, worth in (
        (term.typed, "", words.written, 1.0),
        (spelling, "", words.written, 0.98),
        (spelling, "~", words.respelled, 0.97),
    ):
        for word, likeness in _alike_in_writing(form, among):
            marked = mark + word
            written[marked] = max(written.get(marked, 0.0), likeness * worth * weight)
    heard: dict[str, float] = {}
    for word, likeness in _alike_in_sound(_skeletons(term), words.heard):
        heard[word] = max(heard.get(word, 0.0), likeness * weight)
    return _Likeness(written, heard)


def _skeletons(term: Term) -> tuple[str, ...]:
    return tuple(alternative.strip() for alternative in term.alternatives if "=" in alternative)


def _alike_in_writing(form: str, words: Sequence[str]) -> Iterator[tuple[str, float]]:
    for word in words:
        if word.startswith(form):
            share = len(form) / len(word)
            yield word, _WHOLE if share == 1 else _BEGINNING + 0.08 * share
    if len(form) >= _FEWEST_TO_BE_ALIKE:
        alike = process.extract(
            form, words, scorer=JaroWinkler.similarity, score_cutoff=_LEAST_ALIKE, limit=None
        )
        yield from ((word, _ALIKE * likeness) for word, likeness, _ in alike)


def _alike_in_sound(
    skeletons: tuple[str, ...], words: Sequence[str]
) -> Iterator[tuple[str, float]]:
    for word in words:
        if word.startswith(skeletons):
            place, skeleton = next(
                (place, each) for place, each in enumerate(skeletons) if word.startswith(each)
            )
            share = 0.5 + 0.5 * len(skeleton) / len(word)
            yield word, _HEARD * share * (1 - 0.02 * place)
    for skeleton in skeletons[:1]:
        if len(skeleton) > _FEWEST_TO_BE_ALIKE:
            alike = process.extract(
                skeleton,
                words,
                scorer=Levenshtein.normalized_similarity,
                score_cutoff=_LEAST_ALIKE,
                limit=None,
            )
            yield from ((word, _HEARD_ALIKE * likeness) for word, likeness, _ in alike)

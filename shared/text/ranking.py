"""Of all who might be meant, the likeliest comes first."""

from collections.abc import Iterable, Iterator, Sequence
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
    terms = query_terms(query)
    rows = [(candidate, key.split()) for candidate, key in candidates]
    words = {word for _, key in rows for word in key}
    likenesses = [_likenesses(term, words) for term in terms]
    ranked = sorted(
        ((_score(key, likenesses), candidate) for candidate, key in rows),
        key=lambda pair: pair[0],
        reverse=True,
    )
    return [candidate for _, candidate in ranked]


def _score(key: Sequence[str], likenesses: Sequence[dict[str, float]]) -> float:
    score = 0.0
    for likeness in likenesses:
        written = heard = 0.0
        for word in key:
            worth = likeness.get(word, 0.0)
            if word[0] == "=":
                heard = max(heard, worth)
            else:
                written = max(written, worth)
        # Either says that it is the word; both together say so more surely.
        score += max(written, heard) + 0.1 * min(written, heard)
    return score


def _likenesses(term: Term, words: set[str]) -> dict[str, float]:
    """How much each word of any key is like the term, where it is like it at all."""
    found: dict[str, float] = {}
    spelling = sound(term.typed)
    for mark, forms in (("", {spelling: 0.98, term.typed: 1.0}), ("~", {spelling: 0.97})):
        written = [word.removeprefix(mark) for word in words if _mark(word) == mark]
        for form, discount in forms.items():
            for word, likeness in _alike_in_writing(form, written):
                found[mark + word] = max(found.get(mark + word, 0.0), likeness * discount)
    heard = [word for word in words if word[0] == "="]
    for place, skeleton in enumerate(_skeletons(term)):
        for word, likeness in _alike_in_sound(skeleton, heard):
            found[word] = max(found.get(word, 0.0), likeness * (1 - 0.02 * place))
    return found


def _mark(word: str) -> str:
    return word[0] if word[0] in "~=" else ""


def _skeletons(term: Term) -> list[str]:
    return [alternative.strip() for alternative in term.alternatives if "=" in alternative]


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


def _alike_in_sound(skeleton: str, words: Sequence[str]) -> Iterator[tuple[str, float]]:
    for word in words:
        if word.startswith(skeleton):
            yield word, _HEARD * (0.5 + 0.5 * len(skeleton) / len(word))
    if len(skeleton) > _FEWEST_TO_BE_ALIKE:
        alike = process.extract(
            skeleton,
            words,
            scorer=Levenshtein.normalized_similarity,
            score_cutoff=_LEAST_ALIKE,
            limit=None,
        )
        yield from ((word, _HEARD_ALIKE * likeness) for word, likeness, _ in alike)

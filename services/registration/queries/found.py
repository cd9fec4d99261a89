"""Whom a typed name means, however large the meeting: asked of the index of words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    Text,
    any_,
    bindparam,
    cast,
    false,
    func,
    select,
)
from sqlalchemy.dialects.postgresql import ARRAY, TSQUERY
from sqlalchemy.orm import Session

from services.registration.models.registration import Registration
from services.registration.models.search_words import LONGEST, SEARCH_WORDS, WORDS_APART
from services.registration.queries.listed import Conditions
from shared.text.ranking import ENOUGH, rank
from shared.text.search import Term, loosened, query_terms

# So many at most are put in order by likeness; of more, a name is not yet told from its like.
MOST_RANKED = 300


@dataclass(frozen=True)
class Found:
    """The likeliest first, or, where they are too many to be put in order, only who they are."""

    condition: ColumnElement[bool] | None
    ranked: Sequence[UUID] = ()


def says_nothing(query: str) -> bool:
    """Something was typed, and there is no letter or figure in it."""
    return bool(query.strip()) and not query_terms(query)


def answering(query: str) -> ColumnElement[bool]:
    """That somebody answers to each word of the query as it is spelt; signs alone mean nobody."""
    asked = _as_spelt(query_terms(query))
    return _answers_to(asked) if asked else false()


def find(session: Session, conditions: Conditions, query: str) -> Found:
    """Among those of the conditions; a slip of the hand is forgiven where too few answer.

    What is asked is composed once for these conditions and kept, as a page of a list is.
    """
    terms = query_terms(query)
    exactly = _as_spelt(terms)
    rows = _keys(session, conditions, exactly)
    if len(rows) < ENOUGH and terms:
        loosely = _all_of([_slipped(session, conditions, term) for term in loosened(terms)])
        rows = _keys(session, conditions, loosely) or rows
    if len(rows) > MOST_RANKED:
        return Found(_answers_to(exactly))
    return Found(None, rank(query, rows))


def _keys(session: Session, conditions: Conditions, words: str) -> list[tuple[UUID, str]]:
    if not words:
        return []
    rows = session.execute(_keys_among(conditions), {"words": words})
    return [(id_, key) for id_, key in rows]


@lru_cache(maxsize=64)
def _keys_among(conditions: Conditions) -> Select[UUID, str]:
    answers = _answers_to(bindparam("words", type_=Text))
    asked = select(Registration.id, Registration.search_key).where(*conditions, answers)
    return asked.limit(MOST_RANKED + 1)


def _slipped(session: Session, conditions: Conditions, term: Term) -> str:
    """The words of this meeting that are the term but for a slip, as the index is asked."""
    patterns = [
        each.strip() if each.endswith(" ") else f"{each.lstrip()}%" for each in term.alternatives
    ]
    meant = session.scalars(_words_among(conditions), {"patterns": patterns}).all()
    return _asked([f" {word} " for word in meant])


@lru_cache(maxsize=64)
def _words_among(conditions: Conditions) -> Select[str]:
    words = (
        select(func.unnest(WORDS_APART).label("word"))
        .where(*conditions)
        .distinct()
        .cte("words")
        .prefix_with("materialized")
    )
    patterns = bindparam("patterns", type_=ARRAY(Text))
    return select(words.c.word).where(words.c.word.like(any_(patterns)))


def _asked(alternatives: Iterable[str]) -> str:
    """Any of these: the beginning of a word, or a whole one where it ends with a space."""
    entries = (
        f"'{each.strip()[:LONGEST]}'{'' if each.endswith(' ') else ':*'}" for each in alternatives
    )
    return " | ".join(entries)


def _as_spelt(terms: Iterable[Term]) -> str:
    return _all_of([_asked(term.alternatives) for term in terms])


def _all_of(asked: Sequence[str]) -> str:
    """Nothing at all where one of them means nobody."""
    return " & ".join(f"({each})" for each in asked) if all(asked) else ""


def _answers_to(words: str | BindParameter[str]) -> ColumnElement[bool]:
    return SEARCH_WORDS.op("@@")(cast(words, TSQUERY))

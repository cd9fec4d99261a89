"""Whom a typed name means, however large the meeting: asked of the index of words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Text, any_, cast, false, func, select
from sqlalchemy.dialects.postgresql import ARRAY, TSQUERY
from sqlalchemy.orm import Session

from services.registration.models.registration import Registration
from services.registration.models.search_words import LONGEST, SEARCH_WORDS, WORDS_APART
from shared.text.ranking import ENOUGH, rank
from shared.text.search import Term, loosened, query_terms

# So many at most are put in order by likeness; of more, a name is not yet told from its like.
MOST_RANKED = 300


@dataclass(frozen=True)
class Found:
    """The likeliest first, or, where they are too many to be put in order, only who they are."""

    condition: ColumnElement[bool]
    ranked: Sequence[UUID] | None


def says_nothing(query: str) -> bool:
    """Something was typed, and there is no letter or figure in it."""
    return bool(query.strip()) and not query_terms(query)


def answering(query: str) -> ColumnElement[bool]:
    """That somebody answers to each word of the query as it is spelt; signs alone mean nobody."""
    terms = query_terms(query)
    return _answers_to(_asked(term.alternatives) for term in terms) if terms else false()


def find(session: Session, condition: ColumnElement[bool], query: str) -> Found:
    """Among those of the condition; a slip of the hand is forgiven where too few answer."""
    terms = query_terms(query)
    exactly = answering(query)
    rows = _keys(session, condition, exactly)
    if len(rows) < ENOUGH and terms:
        loosely = _answers_to(_slipped(session, condition, term) for term in loosened(terms))
        rows = _keys(session, condition, loosely) or rows
    if len(rows) > MOST_RANKED:
        return Found(exactly, None)
    return Found(exactly, rank(query, rows))


def _keys(
    session: Session, condition: ColumnElement[bool], answers: ColumnElement[bool]
) -> list[tuple[UUID, str]]:
    asked = select(Registration.id, Registration.search_key).where(condition, answers)
    return [(id_, key) for id_, key in session.execute(asked.limit(MOST_RANKED + 1))]


def _slipped(session: Session, condition: ColumnElement[bool], term: Term) -> str:
    """The words of this meeting that are the term but for a slip, as the index is asked."""
    words = (
        select(func.unnest(WORDS_APART).label("word"))
        .where(condition)
        .distinct()
        .cte("words")
        .prefix_with("materialized")
    )
    patterns = [
        each.strip() if each.endswith(" ") else f"{each.lstrip()}%" for each in term.alternatives
    ]
    is_meant = words.c.word.like(any_(cast(patterns, ARRAY(Text))))
    meant = session.scalars(select(words.c.word).where(is_meant)).all()
    return _asked([f" {word} " for word in meant])


def _asked(alternatives: Iterable[str]) -> str:
    """Any of these: the beginning of a word, or a whole one where it ends with a space."""
    entries = (
        f"'{each.strip()[:LONGEST]}'{'' if each.endswith(' ') else ':*'}" for each in alternatives
    )
    return " | ".join(entries)


def _answers_to(terms: Iterable[str]) -> ColumnElement[bool]:
    asked = list(terms)
    if not all(asked):
        return false()
    return SEARCH_WORDS.op("@@")(cast(" & ".join(f"({each})" for each in asked), TSQUERY))

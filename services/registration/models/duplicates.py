"""Two registrations that may be one person, by the sound of their names in whatever script."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import combinations, product
from uuid import UUID

from rapidfuzz.distance import JaroWinkler
from sqlalchemy import CheckConstraint, DateTime, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from services.registration.models.base import Base
from shared.text.search import Term, query_terms
from shared.text.sounds import sound

# So many readings of a name's consonants are compared; a name of many words has pairs enough.
READINGS = 3
MANY_WORDS = 4
MOST_WORDS = 6
# From here on two spellings are one name; below, names only sound alike, as Ahmad and Hamid do.
SAME_SPELLING = 0.82


class NotAPair(Exception):
    """The two are one, belong to different meetings, or one of them is expected no longer."""


class KeptApart(Base):
    """Somebody has looked at both and knows them to be two persons."""

    __tablename__ = "kept_apart"
    __table_args__ = (CheckConstraint("first_id < second_id", name="in_order"),)

    first_id: Mapped[UUID] = mapped_column(ForeignKey("registration.id"), primary_key=True)
    second_id: Mapped[UUID] = mapped_column(
        ForeignKey("registration.id"), primary_key=True, index=True
    )
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


def in_order(one: UUID, other: UUID) -> tuple[UUID, UUID]:
    return (one, other) if one < other else (other, one)


def name_marks(*names: str) -> list[str]:
    """What a name has in common with its other spellings: the consonants of any two of its words.

    Two words, since a patronymic is given here and left out there; of a single name, that one.
    """
    found: dict[str, None] = {}
    for name in names:
        terms = query_terms(name)[:MOST_WORDS]
        readings = READINGS if len(terms) <= MANY_WORDS else READINGS - 1
        heard = [_readings(term)[:readings] for term in terms]
        if len(heard) == 1:
            found.update((f"={each}", None) for each in heard[0])
        for one, other in combinations(heard, 2):
            found.update((" ".join(sorted(pair)), None) for pair in product(one, other))
    return list(found)


def _readings(term: Term) -> list[str]:
    heard = (each.strip(" =") for each in term.alternatives if "=" in each)
    return list(dict.fromkeys(heard)) or [term.typed]


def likeness(one: Iterable[str], other: Iterable[str]) -> str:
    """`same` where a name of the one is a spelling of a name of the other; else `alike`."""
    return strongest_likeness(one, [other])


def strongest_likeness(one: Iterable[str], others: Iterable[Iterable[str]]) -> str:
    """Of one person to any of the others."""
    mine = list(_named(one))
    is_same = any(
        _are_one_name(own, theirs) for names in others for theirs in _named(names) for own in mine
    )
    return "same" if is_same else "alike"


@dataclass(frozen=True)
class Word:
    """A word of a name, as what is compared of it."""

    readings: frozenset[str]
    sound: str


def _named(names: Iterable[str]) -> Iterator[tuple[Word, ...]]:
    yield from (words for words in map(_words_of, names) if words)


@lru_cache(maxsize=4096)
def _words_of(name: str) -> tuple[Word, ...]:
    """A queue compares the same names on every page."""
    return tuple(Word(frozenset(_readings(term)), sound(term.typed)) for term in query_terms(name))


def _are_one_name(one: tuple[Word, ...], other: tuple[Word, ...]) -> bool:
    """Each word of the shorter one is a word of the longer."""
    shorter, longer = (one, other) if len(one) <= len(other) else (other, one)
    return all(any(_are_one_word(mine, theirs) for theirs in longer) for mine in shorter)


def _are_one_word(one: Word, other: Word) -> bool:
    if one.readings.isdisjoint(other.readings):
        return False
    return JaroWinkler.similarity(one.sound, other.sound) >= SAME_SPELLING

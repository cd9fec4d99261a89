"""Everybody of a meeting by every word they may be looked up by, at hand while nothing changes.

The database says in one short question whether anybody was added or changed since; only then are
the keys read again. So a search costs the same whichever process answers it, and none is stale.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from services.badges.models.participant_copy import ParticipantCopy
from shared.text.ranking import ENOUGH, rank
from shared.text.search import Term, loosened, query_terms

# More than anybody reads; the likeliest of them are shown.
MOST_RANKED = 250
MEETINGS_KEPT = 8
AFTER_ALL_LETTERS = "\U0010ffff"

# Only to leave the unlikeliest out before the rest are ranked with care.
WRITTEN, HEARD, BEGINNING = 1.0, 0.6, 0.7

Mark = tuple[int, int]
Worth = dict[UUID, float]


@dataclass
class SearchIndex:
    """The people of one meeting as they were at `mark`."""

    mark: Mark
    keys: dict[UUID, str]
    words: list[str] = field(default_factory=list)
    letters: list[str] = field(default_factory=list)
    _people: dict[str, list[UUID]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for id_, key in self.keys.items():
            for word in key.split():
                self._people.setdefault(word, []).append(id_)
        self.words = sorted(self._people)
        self.letters = sorted(set("".join(self.words)))

    def find(self, query: str) -> list[UUID]:
        """Whom the query means, likeliest first; a slip is forgiven where too few answer."""
        terms = query_terms(query)
        answering = self._all_of(terms)
        if len(answering) < ENOUGH:
            terms = loosened(terms)
            answering = self._all_of(terms) or self._any_of(terms)
        likeliest = sorted(answering, key=answering.__getitem__, reverse=True)[:MOST_RANKED]
        return rank(query, [(id_, self.keys[id_]) for id_ in likeliest])

    def _all_of(self, terms: Sequence[Term]) -> Worth:
        """Those who answer every term, and roughly how well."""
        found: Worth | None = None
        for term in terms:
            holding = self._holding(term)
            if found is None:
                found = holding
            else:
                found = {id_: found[id_] + holding[id_] for id_ in found.keys() & holding.keys()}
        return found or {}

    def _any_of(self, terms: Iterable[Term]) -> Worth:
        found: Worth = {}
        for term in terms:
            for id_, worth in self._holding(term).items():
                found[id_] = found.get(id_, 0.0) + worth
        return found

    def _holding(self, term: Term) -> Worth:
        """A word written as typed says more than one that only sounds like it."""
        found: Worth = {}
        for alternative in term.alternatives:
            form = alternative.strip()
            worth = HEARD if form[0] == "=" else WRITTEN
            for word in self._meant_by(alternative):
                sure = worth if word == form else worth * BEGINNING
                for id_ in self._people[word]:
                    if sure > found.get(id_, 0.0):
                        found[id_] = sure
        return found

    def _meant_by(self, alternative: str) -> Iterator[str]:
        """The words of any key that an alternative, as it stands in a pattern, answers to."""
        is_whole = alternative.endswith(" ")
        form = alternative.strip()
        before, wildcard, after = form.partition("_")
        starts = [before + letter + after for letter in self.letters] if wildcard else [form]
        for start in starts:
            at = bisect_left(self.words, start)
            if is_whole:
                yield from self.words[at : at + 1] if self.words[at : at + 1] == [start] else ()
            else:
                yield from self.words[at : bisect_left(self.words, start + AFTER_ALL_LETTERS, at)]


_kept: dict[UUID, SearchIndex] = {}


def search_index(session: Session, meeting_id: UUID) -> SearchIndex:
    # Who is there at which revision, in one number: somebody added, changed or purged alters it.
    each = func.uuid_hash_extended(ParticipantCopy.id, ParticipantCopy.revision)
    counted = session.execute(
        select(func.count(), func.coalesce(func.bit_xor(each), 0)).where(
            ParticipantCopy.meeting_id == meeting_id
        )
    ).one()
    mark = (counted[0], int(counted[1]))
    index = _kept.get(meeting_id)
    if index is None or index.mark != mark:
        index = SearchIndex(mark, _read(session, meeting_id))
        while len(_kept) >= MEETINGS_KEPT:
            _kept.pop(next(iter(_kept)), None)
        _kept[meeting_id] = index
    return index


def _read(session: Session, meeting_id: UUID) -> dict[UUID, str]:
    rows = session.execute(
        select(ParticipantCopy.id, ParticipantCopy.search_key)
        .where(ParticipantCopy.meeting_id == meeting_id)
        .order_by(ParticipantCopy.id)
    )
    return {row.id: row.search_key for row in rows}

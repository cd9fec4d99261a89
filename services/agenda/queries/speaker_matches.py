"""Who might a speaker be: which participant, which other speaker? People decide it, by looking."""

from collections.abc import Sequence
from typing import TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.agenda.models.participant_copy import ParticipantCopy
from services.agenda.models.speaker import Speaker
from services.agenda.queries.speakers import called, is_of_place
from shared.text.ranking import find, rank
from shared.text.search import loosened, matches, query_terms, search_key
from shared.text.sorting import sort_key

MOST = 6
Found = TypeVar("Found")


def participants_like(
    session: Session, meeting_id: UUID, speaker: Speaker, query: str = ""
) -> list[ParticipantCopy]:
    """Approved participants of that name in any script, who are no speaker yet; likeliest first."""
    free = _free(session, meeting_id)
    keyed = [(each, search_key(each.name, each.own_name)) for each in free]
    if query:
        return find(query, keyed)[:MOST]
    found = {each.id: each for name in speaker.names.values() for each in _alike(name, keyed)}
    return list(found.values())[:MOST]


def participants_for(session: Session, meeting_id: UUID, place: Speaker) -> list[ParticipantCopy]:
    """Approved participants of the delegation for which a place is kept, the head first."""
    asked = select(ParticipantCopy).where(
        ParticipantCopy.meeting_id == meeting_id, ParticipantCopy.is_expected
    )
    there = [each for each in session.scalars(asked) if is_of_place(each, place)]
    return sorted(there, key=lambda each: (not each.is_head, sort_key(each.name, "en"), each.id))


def others_like(
    session: Session, meeting_id: UUID, speaker: Speaker
) -> tuple[list[tuple[UUID, str]], list[tuple[UUID, str]]]:
    """The other speakers: first those who may be the same person, then the rest by name."""
    asked = select(Speaker).where(Speaker.meeting_id == meeting_id, Speaker.id != speaker.id)
    others = {each.id: each for each in session.scalars(asked)}
    keyed = [(each, search_key(*each.names.values())) for each in others.values() if each.names]
    alike = {
        each.id: (each.id, called(each))
        for name in speaker.names.values()
        for each in _alike(name, keyed)
    }
    rest = [(each.id, called(each)) for each in others.values() if each.id not in alike]
    return list(alike.values()), sorted(rest, key=lambda pair: pair[1])


def _alike(name: str, keyed: Sequence[tuple[Found, str]]) -> list[Found]:
    """Who is called so as a whole; of a name of three words or more one may be wanting."""
    terms = query_terms(name)
    near = loosened(terms)
    missing = 1 if len(terms) > 2 else 0
    meant = [
        pair for pair in keyed if matches(pair[1], near) or matches(pair[1], terms, missing=missing)
    ]
    return rank(name, meant)[:MOST]


def _free(session: Session, meeting_id: UUID) -> Sequence[ParticipantCopy]:
    taken = select(Speaker.participant_id).where(
        Speaker.meeting_id == meeting_id, Speaker.participant_id.is_not(None)
    )
    return session.scalars(
        select(ParticipantCopy).where(
            ParticipantCopy.meeting_id == meeting_id,
            ParticipantCopy.is_expected,
            ParticipantCopy.id.not_in(taken),
        )
    ).all()

"""Who of a meeting may be registered twice, in whatever scripts the two are written."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import and_, any_, func, or_, select
from sqlalchemy.orm import Session, aliased, joinedload

from services.registration.models.duplicates import KeptApart, in_order, likeness
from services.registration.models.registration import EXPECTED, Registration

# A name that hundreds share tells nobody apart; so many pairs at most are looked at.
MOST_PAIRS = 500


@dataclass(frozen=True)
class Pair:
    """`likeness` is `same` for two spellings of one name, `alike` for names that sound alike."""

    one: Registration
    other: Registration
    likeness: str


def likenesses_among(
    session: Session, meeting_id: UUID, people: Collection[Registration]
) -> dict[UUID, str]:
    """Of these people, who may be registered twice, by the strongest likeness; one question."""
    found: dict[UUID, str] = {}
    for pair in pairs_with(session, meeting_id, [each.id for each in people]):
        for each in (pair.one, pair.other):
            if found.get(each.id) != "same":
                found[each.id] = pair.likeness
    return {each.id: found[each.id] for each in people if each.id in found}


def pairs_with(session: Session, meeting_id: UUID, ids: Collection[UUID]) -> list[Pair]:
    """By the index on the marks of names: it costs what is found, not what there is."""
    if not ids:
        return []
    one, other = aliased(Registration), aliased(Registration)
    rows = session.execute(
        select(one.id, other.id)
        .join(
            other,
            and_(
                other.meeting_id == meeting_id,
                other.name_marks.overlap(one.name_marks),
                other.id != one.id,
            ),
        )
        .where(one.id.in_(ids), one.meeting_id == meeting_id)
        .where(*(each.state.in_(EXPECTED) for each in (one, other)))
        .limit(MOST_PAIRS)
    ).all()
    return _judged(session, {in_order(*row) for row in rows})


def all_pairs(session: Session, meeting_id: UUID) -> list[Pair]:
    """Of the whole meeting: those whose names share a mark, each mark looked at once."""
    mark = func.unnest(Registration.name_marks).label("mark")
    marked = (
        select(Registration.id, mark)
        .where(Registration.meeting_id == meeting_id, Registration.state.in_(EXPECTED))
        .subquery()
    )
    one, other = aliased(marked), aliased(marked)
    rows = session.execute(
        select(one.c.id, other.c.id)
        .join(other, and_(one.c.mark == other.c.mark, one.c.id < other.c.id))
        .distinct()
        .limit(MOST_PAIRS)
    ).all()
    pairs = _judged(session, {in_order(*row) for row in rows})
    return sorted(pairs, key=lambda each: (each.likeness != "same", each.one.sort_key))


def _judged(session: Session, pairs: set[tuple[UUID, UUID]]) -> list[Pair]:
    if not pairs:
        return []
    ids = {id_ for pair in pairs for id_ in pair}
    kept = session.execute(
        select(KeptApart.first_id, KeptApart.second_id).where(
            or_(KeptApart.first_id == any_(list(ids)), KeptApart.second_id == any_(list(ids)))
        )
    )
    apart = {in_order(*row) for row in kept}
    people = _people(session, ids)
    return [
        Pair(people[one], people[other], _likeness(people[one], people[other]))
        for one, other in sorted(pairs - apart)
        if one in people and other in people
    ]


def _people(session: Session, ids: Collection[UUID]) -> dict[UUID, Registration]:
    rows: Sequence[Registration] = session.scalars(
        select(Registration)
        .where(Registration.id.in_(ids))
        .options(joinedload(Registration.delegation))
    ).all()
    return {each.id: each for each in rows}


def _likeness(one: Registration, other: Registration) -> str:
    return likeness((one.name, one.own_name), (other.name, other.own_name))

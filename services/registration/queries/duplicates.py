"""Who of a meeting may be registered twice, in whatever scripts the two are written."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Uuid, and_, any_, bindparam, func, or_, select, true
from sqlalchemy.dialects.postgresql import ARRAY, array
from sqlalchemy.orm import Session, aliased, joinedload

from services.registration.models.course import EXPECTED
from services.registration.models.duplicates import (
    KeptApart,
    in_order,
    likeness,
    strongest_likeness,
)
from services.registration.models.registration import Registration

# A name that hundreds share tells nobody apart; so many pairs at most are looked at.
MOST_PAIRS = 500

Ids = tuple[UUID, UUID]
# Made once, since to make them takes longer than to ask.
ONE, OTHER = aliased(Registration), aliased(Registration)
MARK = func.unnest(Registration.name_marks).table_valued("mark").render_derived().lateral()


@dataclass(frozen=True)
class Pair:
    """`likeness` is `same` for two spellings of one name, `alike` for names that sound alike."""

    one: Registration
    other: Registration
    likeness: str


class Named(Protocol):
    """Somebody of whom a page says who they are."""

    @property
    def id(self) -> UUID: ...
    @property
    def name(self) -> str: ...
    @property
    def own_name(self) -> str: ...


def likenesses_among(
    session: Session, meeting_id: UUID, people: Collection[Named]
) -> dict[UUID, str]:
    """Of these people, who may be registered twice, by the strongest likeness; one question."""
    if not people:
        return {}
    names = {each.id: (each.name, each.own_name) for each in people}
    near = session.execute(NAMES_NEAR, {"meeting_id": meeting_id, "ids": list(names)})
    return {id_: strongest_likeness(names[id_], others) for id_, others in near}


def pairs_with(session: Session, meeting_id: UUID, id_: UUID) -> list[Pair]:
    return _loaded(session, _near(session, meeting_id, [id_]))


def _near(session: Session, meeting_id: UUID, ids: Collection[UUID]) -> dict[Ids, str]:
    """By the index on the marks of names: it costs what is found, not what there is."""
    if not ids:
        return {}
    return _judged(session.execute(NEAR, {"meeting_id": meeting_id, "ids": list(ids)}))


def _near_to_some() -> Select[*tuple[Any, ...]]:
    """Whoever shares a mark with any of them is found first, then told who shares it with whom.

    Asked in one step, the planner goes through all people of the meeting for each of them.
    """
    some = bindparam("ids", type_=ARRAY(Uuid()))
    here = Registration.meeting_id == bindparam("meeting_id", type_=Uuid())
    marks = (
        select(func.array_agg(MARK.c.mark))
        .select_from(Registration)
        .join(MARK, true())
        .where(Registration.id == any_(some), here)
        .scalar_subquery()
    )
    found = (
        select(*_names(Registration), Registration.name_marks)
        .where(here, Registration.state.in_(EXPECTED))
        .where(Registration.name_marks.overlap(marks))
        .cte("found")
        .prefix_with("materialized")
    )
    one, other = found.alias("one"), found.alias("other")
    is_near = and_(other.c.name_marks.overlap(one.c.name_marks), other.c.id != one.c.id)
    named = [
        each.c[name].label(f"{whose}_{name}")
        for whose, each in (("one", one), ("other", other))
        for name in ("id", "name", "own_name")
    ]
    return (
        select(*named)
        .select_from(one)
        .join(other, is_near)
        .where(one.c.id == any_(some), _not_kept_apart(one.c.id, other.c.id))
        .limit(MOST_PAIRS)
    )


def _names_near_to_some() -> Select[*tuple[Any, ...]]:
    """The same, gathered: a line for each of them, with the names that are near to theirs."""
    near = _near_to_some().subquery("near")
    names = func.array_agg(array([near.c.other_name, near.c.other_own_name]))
    return select(near.c.one_id, names).group_by(near.c.one_id)


def all_pairs(session: Session, meeting_id: UUID) -> list[Pair]:
    """Of the whole meeting: those whose names share a mark, each mark looked at once."""
    mark = func.unnest(Registration.name_marks).label("mark")
    marked = (
        select(Registration.id, mark)
        .where(Registration.meeting_id == meeting_id, Registration.state.in_(EXPECTED))
        .cte("marked")
    )
    first, second = aliased(marked), aliased(marked)
    near = (
        select(first.c.id.label("one"), second.c.id.label("other"))
        .join(second, and_(first.c.mark == second.c.mark, first.c.id < second.c.id))
        .where(_not_kept_apart(first.c.id, second.c.id))
        .distinct()
        .limit(MOST_PAIRS)
        .subquery()
    )
    one, other = ONE, OTHER
    rows = session.execute(
        select(*_names(one), *_names(other))
        .select_from(near)
        .join(one, one.id == near.c.one)
        .join(other, other.id == near.c.other)
    )
    pairs = _loaded(session, _judged(rows))
    return sorted(pairs, key=lambda each: (each.likeness != "same", each.one.sort_key))


def _names(person: Any) -> tuple[Any, ...]:
    whole = func.concat_ws(" ", person.given_names, person.family_name).label("name")
    return person.id, whole, person.own_name


def _not_kept_apart(one: Any, other: Any) -> ColumnElement[bool]:
    either_way = or_(
        and_(KeptApart.first_id == one, KeptApart.second_id == other),
        and_(KeptApart.first_id == other, KeptApart.second_id == one),
    )
    return ~select(KeptApart.first_id).where(either_way).exists()


def _judged(rows: Any) -> dict[Ids, str]:
    found: dict[Ids, str] = {}
    for one, name, own, other, other_name, other_own in rows:
        # Two of the same page find each other from both sides.
        if (pair := in_order(one, other)) not in found:
            found[pair] = likeness((name, own), (other_name, other_own))
    return found


def _loaded(session: Session, pairs: dict[Ids, str]) -> list[Pair]:
    if not pairs:
        return []
    ids = {id_ for pair in pairs for id_ in pair}
    people = session.scalars(
        select(Registration)
        .where(Registration.id.in_(ids))
        .options(joinedload(Registration.delegation))
    )
    by_id = {each.id: each for each in people}
    return [Pair(by_id[one], by_id[other], how) for (one, other), how in sorted(pairs.items())]


NEAR, NAMES_NEAR = _near_to_some(), _names_near_to_some()

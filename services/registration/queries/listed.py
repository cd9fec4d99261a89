"""A page of people: of each no more than a line of a list says, and how many there are in all.

What is asked is composed once for each condition and kept, since to compose it takes longer than to
ask. That goes for conditions that are kept themselves; whatever is made anew for each page has no
place here.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Integer,
    Row,
    Select,
    Uuid,
    any_,
    bindparam,
    func,
    literal_column,
    select,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session

from services.registration.models.course import is_approved_once, standing
from services.registration.models.delegation import Delegation
from services.registration.models.registration import Registration

Conditions = tuple[ColumnElement[bool], ...]

SKIPPED = bindparam("skipped", type_=Integer)


class Joined(NamedTuple):
    """Whom somebody represents."""

    id: UUID
    names: dict[str, str]
    kind: str


class Listed(NamedTuple):
    """One line; it reads as the registration does of which it is a part."""

    delegation: Joined | None
    id: UUID
    given_names: str
    family_name: str
    own_name: str
    state_code: str
    organisation_name: str
    function: dict[str, str]
    state: str
    revision: int
    first_revision: int | None
    waits_for_place: int | None
    waits_for_hospitality: int | None
    waits_for_room: int | None
    submitted_at: datetime | None
    amended_at: datetime | None

    @property
    def name(self) -> str:
        return f"{self.given_names} {self.family_name}".strip()

    @property
    def joined(self) -> Joined:
        assert self.delegation is not None, "nothing is sent without a delegation"
        return self.delegation

    @property
    def standing(self) -> str:
        return standing(self.state, self.waits_for_place)

    @property
    def is_approved_once(self) -> bool:
        return is_approved_once(self.state, self.revision, self.first_revision)


LINE = (
    *(Delegation.id, Delegation.names, Delegation.kind),
    *(getattr(Registration, each) for each in Listed._fields[1:]),
)


def read(rows: Iterable[Row[*tuple[Any, ...]]]) -> list[Listed]:
    """The lines of an answer that ends with them."""
    begins = -len(LINE)
    found = []
    for row in rows:
        delegation_id, names, kind, *more = row[begins:]
        joined = Joined(delegation_id, names, kind) if delegation_id else None
        found.append(Listed(joined, *more))
    return found


@lru_cache(maxsize=64)
def page_among(
    conditions: Conditions, size: int, *, longest_first: bool
) -> Select[*tuple[Any, ...]]:
    """How many there are, and one page: who stands on it is found before they are read.

    Its size is said in the statement, so that whoever plans it knows that it is small.
    """
    first = Registration.submitted_at if longest_first else Registration.sort_key
    order = (first, Registration.started_at, Registration.id)
    number = select(func.count()).select_from(Registration).where(*conditions).scalar_subquery()
    shown = (
        select(Registration.id)
        .where(*conditions)
        .order_by(*order)
        .limit(literal_column(str(size)))
        .offset(SKIPPED)
        .subquery("shown")
    )
    return (
        select(number.label("number"), *LINE)
        .select_from(shown)
        .join(Registration, Registration.id == shown.c.id)
        .outerjoin(Delegation, Delegation.id == Registration.delegation_id)
        .order_by(*order)
    )


@lru_cache(maxsize=64)
def number_among(conditions: Conditions) -> Select[int]:
    return select(func.count()).select_from(Registration).where(*conditions)


LISTED = select(*LINE).outerjoin(Delegation, Delegation.id == Registration.delegation_id)
THESE = LISTED.where(Registration.id == any_(bindparam("ids", type_=ARRAY(Uuid()))))


def in_this_order(session: Session, ids: Sequence[UUID]) -> list[Listed]:
    by_id = {each.id: each for each in read(session.execute(THESE, {"ids": list(ids)}))}
    return [by_id[id_] for id_ in ids]

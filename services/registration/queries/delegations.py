"""Who is represented, by whom and by how many."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, any_, bindparam, func, select
from sqlalchemy.orm import Session, aliased

from services.registration.models.course import EXPECTED, UNDER_REVIEW
from services.registration.models.delegation import KINDS, ROLES, Delegation
from services.registration.models.delegation_rules import Allowance, WorkingGroup
from services.registration.models.focal_point import FocalPoint
from services.registration.models.note_verbale import NoteVerbale
from services.registration.models.places import LIMITS, Limits, has, limits_from, ticket_of
from services.registration.models.registration import Registration
from services.registration.queries.protocol_order import order_of
from shared.text.names import in_language
from shared.text.search import matches, query_terms, search_key

# Those who speak for themselves at a meeting; media and the host's own staff do not.
REPRESENTED = {
    "states": ("state",),
    "organisations": ("international", "civil", "academic", "organisation"),
}

# Whether the note verbale has come by which the authorities name the delegation. It is awaited
# where the kind of delegation has to send one, and where there is somebody who can.
NOTES = ("received", "awaited")


def offered_organisations(session: Session, registration: Registration) -> Sequence[Delegation]:
    """Those that staff have accepted before; what others have typed stays their own."""
    return session.scalars(
        select(Delegation)
        .where(
            Delegation.meeting_id == registration.meeting_id,
            Delegation.kind != "state",
            Delegation.is_offered,
        )
        .order_by(Delegation.name_key)
    ).all()


def working_groups(session: Session, meeting_id: UUID) -> Sequence[WorkingGroup]:
    return session.scalars(
        select(WorkingGroup)
        .where(WorkingGroup.meeting_id == meeting_id)
        .order_by(WorkingGroup.code)
    ).all()


def states_there(session: Session, meeting_id: UUID) -> set[str]:
    """The three letters of each State that has a delegation."""
    asked = select(Delegation.state_code).where(
        Delegation.meeting_id == meeting_id, Delegation.kind == "state"
    )
    return set(session.scalars(asked))


@dataclass(frozen=True)
class Line:
    """A delegation as a list shows it."""

    place: int
    name: str
    limits: Limits
    delegation: Delegation
    used: int
    approved: int
    to_approve: int
    waiting: int
    heads: int
    head: str
    has_note: bool
    has_focal_point: bool

    @property
    def search_key(self) -> str:
        """By its name in any language, by its three letters."""
        return search_key(*self.delegation.names.values(), self.delegation.state_code)

    def note(self, note_kinds: Collection[str]) -> str:
        """Received, awaited, or nothing where nobody was asked for it."""
        if self.has_note:
            return "received"
        is_asked = self.has_focal_point or self.delegation.kind in note_kinds
        return "awaited" if is_asked else ""

    @property
    def warning(self) -> str:
        if not self.used + self.waiting:
            return ""
        return head_warning(self.heads, self.delegation.kind)


def places_in_all(every: Sequence[Line]) -> int | None:
    """How many may come, where that is laid down for each delegation."""
    places = [each.limits.places for each in every]
    known = [each for each in places if each is not None]
    return sum(known) if known and len(known) == len(places) else None


def head_warning(heads: int, kind: str = "state") -> str:
    """Exactly one head is expected; less or more is no mistake, but has to be seen.

    Media and the host's own staff come without one.
    """
    if kind in ("media", "host") and not heads:
        return ""
    return {0: "no-head", 1: ""}.get(heads, "heads")


def lines(
    session: Session,
    meeting_id: UUID,
    language: str,
    *,
    kind: str = "",
    represented: str = "",
    note: str = "",
    note_kinds: Collection[str] = (),
    query: str = "",
) -> list[Line]:
    """In protocol order. `represented` asks for those with at least one approved participant."""
    order = order_of(session, meeting_id, language)
    counted = session.execute(_counted(meeting_id))
    rows = sorted(counted, key=lambda row: order.place_of(row[0]))
    said = session.scalars(SAID, {"meeting_id": meeting_id}).all()
    found = [
        Line(
            place,
            in_language(row[0].names, language),
            limits_from(said, row[0].kind, row[0].id),
            *row,
        )
        for place, row in enumerate(rows, 1)
    ]
    kinds = REPRESENTED.get(represented, (kind,) if kind else KINDS)
    terms = query_terms(query)
    return [
        each
        for each in found
        if each.delegation.kind in kinds
        and (each.approved or represented not in REPRESENTED)
        and (note not in NOTES or each.note(note_kinds) == note)
        and (not query.strip() or matches(each.search_key, terms))
    ]


SAID = select(Allowance).where(Allowance.meeting_id == bindparam("meeting_id"))


@lru_cache(maxsize=16)
def _counted(meeting_id: UUID) -> Select[*tuple[Any, ...]]:
    """One count for each delegation, made before the delegations come to it."""
    has_place = Registration.waits_for_place.is_(None)
    is_head = Registration.role == "head"
    counted = (
        select(
            Registration.delegation_id.label("id"),
            _number(has_place).label("used"),
            _number(Registration.state == "approved").label("approved"),
            _number(Registration.state.in_(UNDER_REVIEW), has_place).label("to_approve"),
            _number(Registration.waits_for_place.is_not(None)).label("waiting"),
            _number(is_head).label("heads"),
            func.array_agg(Registration.id).filter(is_head).label("head_ids"),
        )
        .where(Registration.meeting_id == meeting_id, Registration.amends_id.is_(None))
        .where(Registration.state.in_(EXPECTED))
        .group_by(Registration.delegation_id)
        .subquery()
    )
    person = aliased(Registration)
    own_name = func.concat_ws(" ", person.given_names, person.family_name)
    # Of the heads alone the name is read; for the rest the index is enough.
    head = select(func.min(own_name)).where(person.id == any_(counted.c.head_ids))
    numbers = (counted.c[each] for each in ("used", "approved", "to_approve", "waiting", "heads"))
    noted = select(NoteVerbale.delegation_id).where(NoteVerbale.replaced_at.is_(None))
    looked_after = select(FocalPoint.delegation_id).where(FocalPoint.ended_at.is_(None))
    return (
        select(
            Delegation,
            *(func.coalesce(each, 0) for each in numbers),
            func.coalesce(head.scalar_subquery(), ""),
            Delegation.id.in_(noted),
            Delegation.id.in_(looked_after),
        )
        .outerjoin(counted, counted.c.id == Delegation.id)
        .where(Delegation.meeting_id == meeting_id)
    )


def _number(*conditions: ColumnElement[bool]) -> Any:
    return func.count().filter(*conditions)


@dataclass(frozen=True)
class Members:
    """Who is in a delegation, who holds what in it, and who waits for what."""

    people: Sequence[Registration]
    limits: Limits

    @property
    def heads(self) -> int:
        return sum(each.role == "head" for each in self.people)

    def holders(self, limit: str) -> list[Registration]:
        return [each for each in self.people if has(each, limit)]

    def queue(self, limit: str) -> list[Registration]:
        """The first of the waiting list first."""
        waiting = [each for each in self.people if ticket_of(each, limit) is not None]
        return sorted(waiting, key=lambda each: ticket_of(each, limit) or 0)

    def limited(self) -> list[str]:
        """The limits that there are, and those that somebody still waits within."""
        return [limit for limit in LIMITS if self.limits.are_set_for(limit) or self.queue(limit)]

    def number(self, person: Registration, limit: str) -> int:
        queue = self.queue(limit)
        return queue.index(person) + 1 if person in queue else 0


def members_of(session: Session, delegation: Delegation, limits: Limits) -> Members:
    """The head first, then by role, then in alphabetical order."""
    people = session.scalars(
        select(Registration)
        .where(Registration.delegation_id == delegation.id, Registration.state.in_(EXPECTED))
        .order_by(Registration.sort_key, Registration.submitted_at)
    ).all()
    return Members(sorted(people, key=lambda each: ROLES.index(each.role)), limits)


def allowance_of(session: Session, delegation: Delegation) -> Allowance | None:
    """What was said for this delegation alone."""
    return session.scalar(select(Allowance).where(Allowance.delegation_id == delegation.id))


def allowances_of_kinds(session: Session, meeting_id: UUID) -> dict[str, Allowance]:
    """What was said for all (under no name) and for each kind."""
    rows = session.scalars(
        select(Allowance).where(
            Allowance.meeting_id == meeting_id, Allowance.delegation_id.is_(None)
        )
    )
    return {each.kind: each for each in rows}

"""What was done to whose data, the latest first, a page at a time."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, func, select, true
from sqlalchemy.orm import Session, selectinload

from services.registration.models.account import Account
from services.registration.models.delegation import Delegation
from services.registration.models.focal_point import FocalPoint
from services.registration.models.registration import Registration
from services.registration.models.trace import Trace

PAGE = 50


@dataclass(frozen=True)
class TracePage:
    lines: Sequence[Trace]
    number: int
    page: int
    pages: int
    # Who and about whom: account, person and delegation ids to what they are called now.
    people: dict[UUID, str]
    delegations: dict[UUID, dict[str, str]]

    def name(self, id_: UUID | None) -> str:
        return self.people.get(id_, "") if id_ else ""


def trace_lines(
    session: Session,
    *,
    meeting_id: UUID | None = None,
    what: str = "",
    by: UUID | None = None,
    about: UUID | None = None,
    page: int = 1,
) -> TracePage:
    """Of one meeting, or of the whole house."""
    asked = (
        (Trace.meeting_id, meeting_id),
        (Trace.what, what),
        (Trace.who_id, by),
        (Trace.about_id, about),
    )
    here = [column == wanted for column, wanted in asked if wanted]
    number = session.scalar(select(func.count()).select_from(Trace).where(*here)) or 0
    pages = max(1, -(-number // PAGE))
    page = min(max(page, 1), pages)
    lines = session.scalars(
        select(Trace)
        .where(*here)
        .order_by(Trace.number.desc().nulls_last())
        .limit(PAGE)
        .offset((page - 1) * PAGE)
        .options(selectinload(Trace.values))
    ).all()
    ids = {each.who_id for each in lines} | {each.about_id for each in lines}
    known = {each for each in ids if each}
    return TracePage(lines, number, page, pages, _people(session, known), _named(session, known))


def _people(session: Session, ids: Collection[UUID]) -> dict[UUID, str]:
    accounts = session.execute(select(Account.id, Account.name).where(Account.id.in_(ids)))
    found: dict[UUID, str] = dict(iter(accounts))
    focal_points = select(FocalPoint.id, FocalPoint.name).where(FocalPoint.id.in_(ids))
    found |= dict(iter(session.execute(focal_points)))
    persons = session.scalars(select(Registration).where(Registration.id.in_(ids)))
    return found | {each.id: each.name for each in persons}


def _named(session: Session, ids: Collection[UUID]) -> dict[UUID, dict[str, str]]:
    rows = session.execute(select(Delegation.id, Delegation.names).where(Delegation.id.in_(ids)))
    return dict(iter(rows))


def those_who_acted(session: Session, meeting_id: UUID | None) -> list[tuple[str, str]]:
    """Staff and focal points that stand in the trace, to choose one of: id and name."""
    here: ColumnElement[bool] = Trace.meeting_id == meeting_id if meeting_id else true()
    found: list[tuple[str, str]] = []
    for kind, noun in (("account", Account), ("focal_point", FocalPoint)):
        ids = select(Trace.who_id).where(here, Trace.who_kind == kind)
        rows = session.execute(
            select(noun.id, noun.name).where(noun.id.in_(ids)).order_by(noun.name)
        )
        found += [(str(id_), name) for id_, name in rows]
    return found

"""Who is represented, and by how many."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from services.registration.models.delegation import Delegation
from services.registration.models.registration import Registration
from shared.text.names import in_language
from shared.text.sorting import sort_key


def offered_organisations(session: Session, registration: Registration) -> Sequence[Delegation]:
    """Those that staff have accepted before; what others have typed stays their own."""
    return session.scalars(
        select(Delegation)
        .where(
            Delegation.meeting_id == registration.meeting_id,
            Delegation.kind == "organisation",
            Delegation.is_offered,
        )
        .order_by(Delegation.name_key)
    ).all()


@dataclass(frozen=True)
class Represented:
    delegation: Delegation
    name: str
    people: int
    approved: int
    waiting: int


def represented(session: Session, meeting_id: UUID, kind: str, language: str) -> list[Represented]:
    """Delegations with at least one participant, in the alphabetical order of a language."""
    approved = func.count().filter(Registration.state == "approved")
    waiting = func.count().filter(Registration.state == "submitted")
    rows = session.execute(
        select(Delegation, func.count(), approved, waiting)
        .join(Registration, Registration.delegation_id == Delegation.id)
        .where(
            Delegation.meeting_id == meeting_id,
            Delegation.kind == kind,
            Registration.state.in_(("submitted", "approved")),
        )
        .group_by(Delegation.id)
        .having(approved > 0)
    )
    found = [
        Represented(delegation, in_language(delegation.names, language), *counts)
        for delegation, *counts in rows
    ]
    return sorted(found, key=lambda each: sort_key(each.name, language))

"""Organisers say how many people may come."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.delegation import Delegation
from services.registration.models.delegation_rules import Allowance
from services.registration.usecases.hold_delegation import hold_delegation
from services.registration.usecases.settle_places import settle_places
from shared.links import Links


def set_allowance(
    session: Session,
    *,
    meeting_id: UUID,
    kind: str = "",
    delegation_id: UUID | None = None,
    places: int | None,
    principals: int | None,
    accompanying: int | None,
    room: int | None,
    links: Links,
) -> None:
    """Afterwards these are the limits of one delegation, of a kind of them, or of all.

    Where a limit was raised, those who waited move up at once; where it was lowered, nobody loses
    a place. Tells ParticipantChanged and MailDue of whoever moved up.
    """
    held = _held(session, meeting_id, delegation_id)
    allowance = session.scalar(
        select(Allowance)
        .where(
            Allowance.meeting_id == meeting_id,
            Allowance.kind == kind,
            Allowance.delegation_id.is_not_distinct_from(delegation_id),
        )
        .with_for_update()
    )
    if allowance is None:
        allowance = Allowance(meeting_id=meeting_id, kind=kind, delegation_id=delegation_id)
        session.add(allowance)
    allowance.places = places
    allowance.principals = principals
    allowance.accompanying = accompanying
    allowance.room = room
    session.flush()
    for delegation in held:
        settle_places(session, delegation=delegation, links=links)


def _held(session: Session, meeting_id: UUID, delegation_id: UUID | None) -> list[Delegation]:
    """Before the limits change, and in one order everywhere.

    Whoever is about to take a place still counts under the old ones, or waits for the new.
    """
    chosen = select(Delegation.id).where(Delegation.meeting_id == meeting_id)
    if delegation_id is not None:
        chosen = chosen.where(Delegation.id == delegation_id)
    ids = session.scalars(chosen.order_by(Delegation.id)).all()
    return [hold_delegation(session, delegation_id=each) for each in ids]

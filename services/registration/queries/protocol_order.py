"""In which order the delegations of a meeting stand, and who has said so."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from services.registration.models.account import Account
from services.registration.models.delegation import Delegation
from services.registration.models.delegation_rules import ProtocolOrder


@dataclass(frozen=True)
class OrderSet:
    order: ProtocolOrder
    by: str


def orders_of(session: Session, meeting_id: UUID) -> list[OrderSet]:
    """The latest, which holds, first."""
    rows = session.execute(
        select(ProtocolOrder, Account.name)
        .outerjoin(Account, Account.id == ProtocolOrder.set_by)
        .where(ProtocolOrder.meeting_id == meeting_id)
        .order_by(ProtocolOrder.set_at.desc())
        .limit(20)
    )
    return [OrderSet(order, name or "") for order, name in rows]


LATEST = (
    select(ProtocolOrder)
    .where(ProtocolOrder.meeting_id == bindparam("meeting_id"))
    .order_by(ProtocolOrder.set_at.desc())
    .limit(1)
)


def order_of(session: Session, meeting_id: UUID, language: str) -> ProtocolOrder:
    """The one that holds; where nobody has said any, the alphabet of whoever reads."""
    kept = session.scalar(LATEST, {"meeting_id": meeting_id})
    return kept or ProtocolOrder(way="alphabet", alphabet=language, seed="", by_hand=[])


def in_protocol_order(session: Session, meeting_id: UUID, language: str) -> Sequence[Delegation]:
    order = order_of(session, meeting_id, language)
    found = session.scalars(select(Delegation).where(Delegation.meeting_id == meeting_id))
    return sorted(found, key=order.place_of)

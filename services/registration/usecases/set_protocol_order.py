"""Organisers lay down in which order delegations stand."""

import secrets
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from services.registration.models.delegation_rules import ProtocolOrder
from shared import clock


def set_protocol_order(
    session: Session,
    *,
    meeting_id: UUID,
    way: str,
    alphabet: str,
    seed: str = "",
    reason: str = "",
    by_hand: Sequence[UUID] = (),
    account_id: UUID | None,
) -> ProtocolOrder:
    """Afterwards this order holds; those before it stay on record, with who set them and when.

    Lots are drawn from a seed that is printed beside the list; without one, it is drawn as well.
    An order by hand has a reason. Tells nobody.
    """
    order = ProtocolOrder(
        meeting_id=meeting_id,
        way=way,
        alphabet=alphabet,
        seed=(seed or secrets.token_hex(4)) if way == "lot" else "",
        reason=reason if way == "hand" else "",
        by_hand=[str(each) for each in by_hand] if way == "hand" else [],
        set_at=clock.now(),
        set_by=account_id,
    )
    session.add(order)
    session.flush()
    return order

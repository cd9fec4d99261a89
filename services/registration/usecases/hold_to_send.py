"""A registration is taken up to be sent."""

from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from services.registration.models.registration import WHOLE, Registration

# Composed once: it takes longer to compose than to ask.
_WHOLE = (
    select(Registration)
    .where(Registration.id == bindparam("id"))
    .options(*WHOLE)
    .with_for_update(of=Registration)
    .execution_options(populate_existing=True)
)


def hold_to_send(session: Session, *, registration_id: UUID) -> Registration | None:
    """Afterwards it is this transaction's alone, read with all that its answers are judged by.

    None where there is no such registration. Tells nobody.
    """
    return session.scalar(_WHOLE, {"id": registration_id})

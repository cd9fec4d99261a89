"""A registration of a meeting is taken up to be decided on."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.registration import Registration


def hold_registration(session: Session, *, meeting_id: UUID, registration_id: UUID) -> Registration:
    """Afterwards it is this transaction's alone, as it stands now: whoever comes second waits.

    May be refused: NoResultFound, when that meeting has no such registration. Tells nobody.
    """
    return session.scalars(
        select(Registration)
        .where(Registration.id == registration_id, Registration.meeting_id == meeting_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()

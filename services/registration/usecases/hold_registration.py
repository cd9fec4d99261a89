"""A registration of a meeting is taken up to be decided on."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.registration import Registration
from services.registration.usecases.hold_delegation import hold_delegation


def hold_registration(session: Session, *, meeting_id: UUID, registration_id: UUID) -> Registration:
    """Afterwards it and the places of its delegation are this transaction's alone, as they stand.

    Whoever comes second waits. May be refused: NoResultFound, when that meeting has no such
    registration. Tells nobody.
    """
    asked = (Registration.id == registration_id, Registration.meeting_id == meeting_id)
    delegation_id = session.scalar(select(Registration.delegation_id).where(*asked))
    if delegation_id is not None:
        hold_delegation(session, delegation_id=delegation_id)
    registration = session.scalars(
        select(Registration)
        .where(*asked)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()
    if registration.delegation_id not in (None, delegation_id):
        # They changed sides between the two questions: the places that count are the new ones.
        hold_delegation(session, delegation_id=registration.delegation_id)
    return registration

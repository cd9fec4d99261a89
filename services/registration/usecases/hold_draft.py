"""A draft is taken up to be changed."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.course import NotADraft
from services.registration.models.registration import Registration
from shared import clock


def hold_draft(session: Session, *, registration_id: UUID) -> Registration:
    """Afterwards the draft is this transaction's alone, and stands at its next revision.

    May be refused: NotADraft. Tells nobody.
    """
    registration = session.scalars(
        select(Registration)
        .where(Registration.id == registration_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()
    if registration.state != "draft":
        raise NotADraft
    registration.change(clock.now())
    return registration

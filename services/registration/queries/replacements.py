"""Who comes in whose place."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.registration import Registration


def replacement_of(session: Session, registration_id: UUID) -> Registration | None:
    return session.scalar(select(Registration).where(Registration.replaces_id == registration_id))

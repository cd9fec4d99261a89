"""Writes to those of the demonstration who are approved, so that there is a letter to many."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.registration import Registration
from services.registration.usecases.send_mailing import send_mailing
from services.registration.usecases.write_mailing import write_mailing
from shared.links import Links


def seed_letters(session: Session, *, meeting_id: UUID, told: dict[str, Any], links: Links) -> None:
    """Whoever is approved has a letter from the organiser, too."""
    organiser = UUID(told["accounts"][0]["id"])
    approved = session.scalars(
        select(Registration.id).where(
            Registration.meeting_id == meeting_id, Registration.state == "approved"
        )
    ).all()
    mailing = write_mailing(
        session, meeting_id=meeting_id, readers=approved, by=organiser, **told["letter_to_all"]
    )
    both = {"meeting_id": meeting_id, "mailing_id": mailing.id}
    send_mailing(session, **both, by=organiser, links=links)

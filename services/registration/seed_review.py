"""Puts in how the demonstration decides, and somebody who has something to correct."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.registration import Registration
from services.registration.usecases.return_registration import return_registration
from services.registration.usecases.set_review_rules import set_review_rules
from shared.links import Links


def seed_review(session: Session, *, meeting_id: UUID, told: dict[str, Any], links: Links) -> None:
    """Two have to approve media and host staff; one registration is returned to its person."""
    organiser = UUID(told["accounts"][0]["id"])
    rules, returned = told["review"]["rules"], dict(told["review"]["returned"])
    set_review_rules(session, meeting_id=meeting_id, account_id=organiser, **rules)
    person = session.scalars(
        select(Registration).where(
            Registration.meeting_id == meeting_id, Registration.given_names == returned.pop("of")
        )
    ).one()
    return_registration(
        session,
        meeting_id=meeting_id,
        registration_id=person.id,
        seen=person.revision,
        account_id=organiser,
        links=links,
        **returned,
    )

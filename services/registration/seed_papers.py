"""Gives the demonstration a provisional list of participants, and a signatory of its letters."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.registration.usecases.make_list_edition import make_list_edition
from services.registration.usecases.set_paper_rules import set_paper_rules


def seed_papers(session: Session, *, meeting_id: UUID, told: dict[str, Any]) -> None:
    """The worker presses the list as soon as there is one."""
    organiser = UUID(told["accounts"][0]["id"])
    set_paper_rules(session, meeting_id=meeting_id, account_id=organiser, **told["papers"])
    make_list_edition(
        session, meeting_id=meeting_id, stage="provisional", only_arrived=False, by=organiser
    )

"""The day of a clearance list is over."""

from sqlalchemy.orm import Session

from services.registration.usecases.empty_clearance_list import empty_clearance_list
from shared.contracts.registration import ClearanceListOver


def on_clearance_list_over(session: Session, fact: ClearanceListOver) -> None:
    empty_clearance_list(session, list_id=fact.list_id)

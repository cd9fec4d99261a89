"""What a clearance list said is gone after its day."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

from sqlalchemy.orm import Session

from services.registration.jobs.on_clearance_list_over import on_clearance_list_over
from services.registration.models.clearance_list import ClearanceList
from services.registration.usecases.empty_clearance_list import empty_clearance_list
from shared.contracts.registration import ClearanceListOver
from tests.registration.test_fetch_clearance_list import made


def test_emptied_once_its_day_is_over_and_not_before(
    session: Session, later: Callable[[timedelta], None]
) -> None:
    kept = made(session)
    empty_clearance_list(session, list_id=kept.id)
    assert _says_something(session, kept)
    later(timedelta(hours=24, minutes=1))
    on_clearance_list_over(session, ClearanceListOver(list_id=kept.id))
    assert not _says_something(session, kept)
    assert kept.number == 1


def _says_something(session: Session, kept: ClearanceList) -> bool:
    session.flush()
    session.refresh(kept)
    return kept.body is not None


def test_list_that_is_not_there_is_no_trouble(session: Session) -> None:
    empty_clearance_list(session, list_id=uuid4())

"""Whoever made a clearance list takes it with them."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.clearance_list import ClearanceList, ListOver
from services.registration.models.passport import PassportSeal
from services.registration.models.review_rules import NotTheirStep
from services.registration.queries.review_rules import duty_of
from services.registration.usecases.record_trace import record_trace
from shared import clock


def fetch_clearance_list(
    session: Session, *, meeting_id: UUID, list_id: UUID, account_id: UUID, seal: PassportSeal
) -> bytes:
    """Afterwards the trace says that the file has left; the file is what this answers with.

    May be refused: NoResultFound to everybody but its maker, NotTheirStep to a maker who no longer
    clears, ListOver, PassportLocked. Tells nobody.
    """
    kept = session.scalars(
        select(ClearanceList).where(
            ClearanceList.id == list_id,
            ClearanceList.meeting_id == meeting_id,
            ClearanceList.made_by == account_id,
        )
    ).one()
    if "clear" not in duty_of(session, meeting_id, account_id).steps:
        raise NotTheirStep
    if kept.is_over(clock.now()):
        raise ListOver
    assert kept.body is not None, "a list that is not over has its file"
    body = seal.unlock_paper(kept.body) if kept.is_locked else kept.body
    record_trace(
        session,
        what="clearance_list_fetched",
        about_kind="meeting",
        about_id=meeting_id,
        by=account_id,
        meeting_id=meeting_id,
        values={"number": str(kept.number)},
    )
    return body

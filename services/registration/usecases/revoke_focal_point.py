"""Organisers take a delegation out of somebody's hands."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.focal_point import FocalPoint
from services.registration.usecases.end_focal_point import end_focal_point
from services.registration.usecases.hold_delegation import hold_delegation
from services.registration.usecases.record_trace import record_trace


def revoke_focal_point(
    session: Session, *, delegation_id: UUID, focal_point_id: UUID, by: UUID
) -> FocalPoint:
    """Afterwards this person sees nothing of the delegation any more; what they did stays.

    Nor does whoever they were about to hand over to, and who has not come yet.

    May be refused: NoResultFound, FocalPointOver. Tells nobody.
    """
    delegation = hold_delegation(session, delegation_id=delegation_id)
    focal_point = session.scalars(
        select(FocalPoint)
        .where(FocalPoint.id == focal_point_id, FocalPoint.delegation_id == delegation_id)
        .execution_options(populate_existing=True)
    ).one()
    offered = select(FocalPoint).where(
        FocalPoint.succeeds_id == focal_point_id,
        FocalPoint.accepted_at.is_(None),
        FocalPoint.ended_at.is_(None),
    )
    for each in (focal_point, *session.scalars(offered).all()):
        end_focal_point(session, focal_point=each, how="revoked")
        record_trace(
            session,
            what="focal_point_revoked",
            about_kind="focal_point",
            about_id=each.id,
            by=by,
            meeting_id=delegation.meeting_id,
            values={"name": each.name},
        )
    return focal_point

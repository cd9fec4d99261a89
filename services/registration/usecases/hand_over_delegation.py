"""A focal point gives the work to somebody else."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.focal_point import FocalPoint, FocalPointOver
from services.registration.usecases.end_focal_point import end_focal_point
from services.registration.usecases.hold_delegation import hold_delegation
from services.registration.usecases.invite_focal_point import invite_focal_point
from shared.links import Links


def hand_over_delegation(
    session: Session, *, focal_point_id: UUID, name: str, email: str, language: str, links: Links
) -> FocalPoint:
    """Afterwards the other person is invited; the present one goes on until they accept.

    An earlier offer to somebody else no longer stands. May be refused: FocalPointKnown,
    FocalPointOver. Tells MailDue.
    """
    present = session.get_one(FocalPoint, focal_point_id)
    hold_delegation(session, delegation_id=present.delegation_id)
    session.refresh(present)
    if not present.is_at_work:
        raise FocalPointOver
    offered = select(FocalPoint).where(
        FocalPoint.succeeds_id == focal_point_id,
        FocalPoint.accepted_at.is_(None),
        FocalPoint.ended_at.is_(None),
    )
    for each in session.scalars(offered).all():
        end_focal_point(session, focal_point=each, how="revoked")
    return invite_focal_point(
        session,
        delegation_id=present.delegation_id,
        name=name,
        email=email,
        language=language,
        links=links,
        succeeds=present,
    )

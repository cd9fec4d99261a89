"""Somebody is asked to look after a delegation."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.focal_point import FocalPoint, FocalPointKnown
from services.registration.usecases.hold_delegation import hold_delegation
from services.registration.usecases.record_trace import record_trace
from services.registration.usecases.send_focal_link import send_focal_link
from shared import clock
from shared.links import Links


def invite_focal_point(
    session: Session,
    *,
    delegation_id: UUID,
    name: str,
    email: str,
    language: str,
    links: Links,
    by: UUID | None = None,
    succeeds: FocalPoint | None = None,
) -> FocalPoint:
    """Afterwards a letter with a link is on its way to them; whoever follows it is let in.

    `by` is the member of staff who invites; `succeeds` the focal point who hands over, and whose
    own work ends when the new one begins. May be refused: FocalPointKnown. Tells MailDue.
    """
    delegation = hold_delegation(session, delegation_id=delegation_id)
    known = select(FocalPoint.id).where(
        FocalPoint.delegation_id == delegation_id,
        FocalPoint.email == email.lower(),
        FocalPoint.ended_at.is_(None),
    )
    if session.scalar(known):
        raise FocalPointKnown
    invited = FocalPoint(
        delegation=delegation,
        name=name,
        email=email.lower(),
        language=language,
        invited_at=clock.now(),
        # Whoever is handed the work is let in on the same member of staff's word.
        invited_by=succeeds.invited_by if succeeds else by,
        succeeds_id=succeeds.id if succeeds else None,
    )
    session.add(invited)
    session.flush()
    _note(session, invited)
    send_focal_link(session, kind="focal_invitation", focal_point=invited, links=links)
    return invited


def _note(session: Session, invited: FocalPoint) -> None:
    record_trace(
        session,
        what="focal_point_invited",
        about_kind="focal_point",
        about_id=invited.id,
        by=invited.succeeds_id or invited.invited_by,
        by_kind="focal_point" if invited.succeeds_id else "account",
        meeting_id=invited.delegation.meeting_id,
        values={"name": invited.name},
    )

"""A focal point follows their link and begins to look after the delegation."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.focal_point import FocalLink, FocalPoint, FocalSignIn
from services.registration.models.passwords import digest
from services.registration.models.sign_in import LinkOver
from services.registration.usecases.end_focal_point import end_focal_point
from services.registration.usecases.hold_delegation import hold_delegation
from services.registration.usecases.record_trace import record_trace
from shared import clock
from shared.links import Links


def accept_focal_invitation(session: Session, *, token: str, links: Links) -> FocalSignIn:
    """Afterwards the link is used up and this browser may open the delegation.

    Where they take over from another, the other's work ends now. May be refused: LinkOver.
    Tells nobody.
    """
    now = clock.now()
    link = session.scalar(
        select(FocalLink)
        .where(FocalLink.token_digest == digest(links.secret, token))
        .with_for_update()
        # Somebody quicker may have used it while we waited.
        .execution_options(populate_existing=True)
    )
    if link is None or link.used_at is not None or link.expires_at <= now:
        raise LinkOver
    hold_delegation(session, delegation_id=link.focal_point.delegation_id)
    focal_point = session.get_one(FocalPoint, link.focal_point_id, populate_existing=True)
    if focal_point.ended_at is not None:
        raise LinkOver
    link.used_at = now
    if focal_point.accepted_at is None:
        _begin(session, focal_point, now)
    begun = FocalSignIn(focal_point=focal_point, began_at=now)
    session.add(begun)
    session.flush()
    return begun


def _begin(session: Session, focal_point: FocalPoint, at: datetime) -> None:
    focal_point.accepted_at = at
    before = focal_point.succeeds_id and session.get(FocalPoint, focal_point.succeeds_id)
    if before and before.ended_at is None:
        end_focal_point(session, focal_point=before, how="handed_over")
    record_trace(
        session,
        what="focal_point_accepted",
        about_kind="focal_point",
        about_id=focal_point.id,
        by=focal_point.id,
        by_kind="focal_point",
        meeting_id=focal_point.delegation.meeting_id,
        values={"name": focal_point.name},
    )

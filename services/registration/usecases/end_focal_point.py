"""The work of a focal point comes to its end."""

from sqlalchemy import update
from sqlalchemy.orm import Session

from services.registration.models.focal_point import FocalLink, FocalPoint, FocalSignIn
from shared import clock


def end_focal_point(session: Session, *, focal_point: FocalPoint, how: str) -> None:
    """Afterwards no browser and no link of theirs opens the delegation any more.

    `how` is revoked or handed_over. The delegation must be held. May be refused: FocalPointOver.
    Tells nobody.
    """
    now = clock.now()
    focal_point.end(how, now)
    theirs = {"focal_point_id": focal_point.id}
    session.execute(
        update(FocalSignIn)
        .where(FocalSignIn.ended_at.is_(None))
        .filter_by(**theirs)
        .values(ended_at=now)
    )
    session.execute(
        update(FocalLink).where(FocalLink.used_at.is_(None)).filter_by(**theirs).values(used_at=now)
    )
    session.flush()

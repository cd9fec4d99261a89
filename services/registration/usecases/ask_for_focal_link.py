"""A focal point whose link is used up or whose browser has forgotten them asks for a new one."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.focal_point import FocalPoint
from services.registration.usecases.allow_attempt import allow_attempt
from services.registration.usecases.send_focal_link import send_focal_link
from shared.links import Links


def ask_for_focal_link(
    session: Session, *, email: str, who: str, where: str, links: Links
) -> Sequence[FocalPoint]:
    """Afterwards each delegation that this address looks after has a new link on its way there.

    Whoever asks is told the same whether there is one or not. `who` and `where` are digests.
    May be refused: TooManyAttempts. Tells MailDue.
    """
    allow_attempt(session, kind="letter", who=who, where=where)
    found = session.scalars(
        select(FocalPoint)
        .where(FocalPoint.email == email.lower(), FocalPoint.ended_at.is_(None))
        .order_by(FocalPoint.invited_at)
    ).all()
    for each in found:
        kind = "focal_link" if each.accepted_at else "focal_invitation"
        send_focal_link(session, kind=kind, focal_point=each, links=links)
    return found

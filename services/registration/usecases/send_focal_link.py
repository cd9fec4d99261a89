"""A focal point is sent a link that lets them in once."""

import secrets
from datetime import timedelta

from sqlalchemy.orm import Session

from services.registration.models.focal_point import FocalLink, FocalPoint
from services.registration.models.meeting_copy import MeetingCopy
from services.registration.models.passwords import digest
from services.registration.usecases.write_letter import write_letter
from shared import clock
from shared.links import Links

# By the kind of the letter: an authority may take a while to pass an invitation on.
LASTS = {"focal_invitation": timedelta(days=14), "focal_link": timedelta(days=1)}


def send_focal_link(session: Session, *, kind: str, focal_point: FocalPoint, links: Links) -> str:
    """Afterwards a letter is on its way whose link opens the delegation at one browser, once.

    `kind` is focal_invitation or focal_link. Returns the link. Tells MailDue.
    """
    token = secrets.token_urlsafe(32)
    session.add(
        FocalLink(
            focal_point_id=focal_point.id,
            token_digest=digest(links.secret, token),
            expires_at=clock.now() + LASTS[kind],
        )
    )
    link = links.to(f"/registration/delegation/invitation/{token}")
    delegation = focal_point.delegation
    write_letter(
        session,
        kind=kind,
        to=focal_point.email,
        reads=focal_point.language,
        values={
            "name": focal_point.name,
            "meeting": session.get_one(MeetingCopy, delegation.meeting_id),
            "delegation": delegation,
            "link": link,
        },
    )
    return link

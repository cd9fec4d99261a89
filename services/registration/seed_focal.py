"""Puts in two invented focal points, what one of them has entered, and an invented note verbale."""

import secrets
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from PIL import Image, ImageDraw
from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.delegation import Delegation
from services.registration.models.focal_point import FocalLink, FocalPoint
from services.registration.models.passwords import digest
from services.registration.models.scan import Scan
from services.registration.usecases.accept_focal_invitation import accept_focal_invitation
from services.registration.usecases.enter_people import enter_people
from services.registration.usecases.invite_focal_point import invite_focal_point
from services.registration.usecases.save_note_verbale import save_note_verbale
from services.registration.usecases.set_period import set_period
from shared import clock
from shared.links import Links


def seed_focal_points(
    session: Session, *, meeting_id: UUID, told: dict[str, Any], links: Links
) -> None:
    """Their links lie in the mailbox page; one has begun to work, the other has not."""
    by = UUID(told["accounts"][0]["id"])
    days = {
        name: datetime.combine(date.fromisoformat(on), time(), ZoneInfo("Asia/Tashkent"))
        for name, on in told["focal"]["days"].items()
    }
    set_period(session, meeting_id=meeting_id, opens_at=None, takes_late=True, by=by, **days)
    for each in told["focal"]["focal_points"]:
        delegation = session.scalars(
            select(Delegation).where(
                Delegation.meeting_id == meeting_id, Delegation.state_code == each["state"]
            )
        ).one()
        focal_point = invite_focal_point(
            session, delegation_id=delegation.id, by=by, links=links, **each["who"]
        )
        if each["enters"]:
            _begin(session, focal_point, each, links)


def _begin(session: Session, focal_point: FocalPoint, told: dict[str, Any], links: Links) -> None:
    """By a link of its own, so that the one in the letter still opens."""
    token = secrets.token_urlsafe(32)
    session.add(
        FocalLink(
            focal_point_id=focal_point.id,
            token_digest=digest(links.secret, token),
            expires_at=clock.now() + timedelta(minutes=1),
        )
    )
    session.flush()
    accept_focal_invitation(session, token=token, links=links)
    enter_people(
        session,
        focal_point=focal_point,
        batch=UUID(told["batch"]),
        people=told["enters"],
        links=links,
    )
    save_note_verbale(
        session,
        delegation_id=focal_point.delegation_id,
        by=focal_point.id,
        by_kind="focal_point",
        number=told["note"]["number"],
        dated=date.fromisoformat(told["note"]["dated"]),
        scan=Scan.read(_drawn_note(told["note"]["lines"])),
    )


def _drawn_note(lines: list[str]) -> bytes:
    """A sheet of A4 that says of itself that it is invented."""
    sheet = Image.new("L", (827, 1169), 255)
    pen = ImageDraw.Draw(sheet)
    for number, line in enumerate(lines):
        pen.text((100, 120 + 40 * number), line, fill=0)
    out = BytesIO()
    sheet.save(out, "PDF", resolution=100)
    return out.getvalue()

"""Who looks after a delegation, and who reads the letters of those who have no address."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from services.registration.models.delegation import Delegation
from services.registration.models.focal_point import LASTS, FocalLink, FocalPoint, FocalSignIn
from services.registration.models.passwords import digest
from services.registration.models.registration import Registration
from shared import clock


@dataclass(frozen=True)
class Reader:
    """Whoever reads a letter about somebody: they themselves, or their focal point."""

    to: str
    language: str
    focal_point: FocalPoint | None = None


def focal_points_of(session: Session, delegation_id: UUID) -> Sequence[FocalPoint]:
    """Those at work and those invited first, then those who were."""
    return session.scalars(
        select(FocalPoint)
        .where(FocalPoint.delegation_id == delegation_id)
        .order_by(FocalPoint.ended_at.is_not(None), FocalPoint.invited_at.desc())
    ).all()


def those_at_work(session: Session, delegation_ids: Collection[UUID]) -> dict[UUID, FocalPoint]:
    """Of each delegation the one who began last."""
    found = session.scalars(
        select(FocalPoint)
        .where(
            FocalPoint.delegation_id.in_(delegation_ids),
            FocalPoint.accepted_at.is_not(None),
            FocalPoint.ended_at.is_(None),
        )
        .order_by(FocalPoint.accepted_at)
    )
    return {each.delegation_id: each for each in found}


def readers_for(session: Session, people: Collection[Registration]) -> dict[UUID, Reader]:
    """Who reads the letters of each; whoever can be reached in no way is not among them."""
    silent = {each.delegation_id for each in people if not each.email and each.delegation_id}
    focal_points = those_at_work(session, silent) if silent else {}
    found: dict[UUID, Reader] = {}
    for each in people:
        if each.email:
            found[each.id] = Reader(each.email, each.language)
        elif each.delegation_id in focal_points:
            focal_point = focal_points[each.delegation_id]
            found[each.id] = Reader(focal_point.email, focal_point.language, focal_point)
    return found


def focal_link_of(session: Session, secret: str, token: str) -> FocalLink | None:
    return session.scalar(
        select(FocalLink)
        .where(FocalLink.token_digest == digest(secret, token))
        .options(
            joinedload(FocalLink.focal_point).joinedload(FocalPoint.delegation),
        )
    )


def opens(link: FocalLink | None) -> bool:
    return (
        link is not None
        and link.used_at is None
        and link.expires_at > clock.now()
        and link.focal_point.ended_at is None
    )


def signed_in(session: Session, ids: Collection[UUID]) -> Sequence[FocalSignIn]:
    """The sign-ins among these that still hold, each with its focal point and delegation."""
    if not ids:
        return []
    return session.scalars(
        select(FocalSignIn)
        .join(FocalSignIn.focal_point)
        .join(FocalPoint.delegation)
        .where(
            FocalSignIn.id.in_(ids),
            FocalSignIn.ended_at.is_(None),
            FocalSignIn.began_at > clock.now() - LASTS,
            FocalPoint.accepted_at.is_not(None),
            FocalPoint.ended_at.is_(None),
        )
        .order_by(Delegation.name_key)
        .options(joinedload(FocalSignIn.focal_point).joinedload(FocalPoint.delegation))
    ).all()


def ended_among(session: Session, ids: Collection[UUID], delegation_id: UUID) -> FocalPoint | None:
    """Whose work for that delegation came to its end while one of these sign-ins held."""
    if not ids:
        return None
    return session.scalar(
        select(FocalPoint)
        .join(FocalSignIn, FocalSignIn.focal_point_id == FocalPoint.id)
        .where(
            FocalSignIn.id.in_(ids),
            # Whoever had left by themselves before is a stranger at this browser.
            FocalSignIn.ended_at == FocalPoint.ended_at,
            FocalPoint.delegation_id == delegation_id,
        )
        .limit(1)
    )

"""What badges holds at the moment, and how a test makes it draw."""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import undefer

from services.badges.models.badge import REVOKED, Badge
from services.badges.models.badge_print import BadgePrint
from shared.contracts import MESSAGES
from shared.messaging.tables import outbox
from tests.house_under_test import ServiceUnderTest


def valid_badge(badges: ServiceUnderTest, participant_id: UUID) -> Badge | None:
    with badges.session() as session:
        return session.scalar(
            select(Badge)
            .where(Badge.participant_id == participant_id, Badge.state != REVOKED)
            .options(undefer(Badge.pdf))
        )


def badge_of(badges: ServiceUnderTest, participant_id: UUID) -> Badge:
    badge = valid_badge(badges, participant_id)
    assert badge is not None
    return badge


def prints(badges: ServiceUnderTest) -> list[BadgePrint]:
    with badges.session() as session:
        return list(session.scalars(select(BadgePrint).order_by(BadgePrint.printed_at)))


def told(badges: ServiceUnderTest, fact: type) -> int:
    """How often badges has told this fact."""
    name = next(name for name, kind in MESSAGES.items() if kind is fact)
    with badges.session() as session:
        return (
            session.scalar(select(func.count()).select_from(outbox).where(outbox.c.type == name))
            or 0
        )


def draw(badges: ServiceUnderTest) -> None:
    """What is due goes the real road: relay, queue, worker."""
    while badges.relay.carry():
        pass
    badges.work_off("badges-work")

"""A focal point gives one answer for several people of the delegation who lack it."""

from collections.abc import Callable, Collection, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.focal_point import FocalPoint
from services.registration.models.registration import Registration
from services.registration.queries.focal_desk import entered_for
from services.registration.usecases.record_trace import record_trace
from services.registration.usecases.save_hotel import save_hotel
from services.registration.usecases.save_travel import save_travel
from services.registration.usecases.save_visa import save_visa

SAVES: dict[str, Callable[..., None]] = {
    "visa": save_visa,
    "travel": save_travel,
    "hotel": save_hotel,
}


def answer_for_several(
    session: Session,
    *,
    focal_point: FocalPoint,
    chosen: Collection[UUID],
    given: Mapping[str, Mapping[str, Any]],
) -> list[UUID]:
    """Afterwards each of the chosen drafts that lacked an answer has it; returns whose they are.

    `given` leads from a topic to its answer. What was answered before stays, and so does whoever
    is not a draft of this delegation. Each answer is traced. Refuses nothing and tells nobody.
    """
    drafts = session.scalars(
        select(Registration)
        .where(
            Registration.id.in_(chosen),
            Registration.delegation_id == focal_point.delegation_id,
            Registration.state == "draft",
            Registration.entered_by.in_(entered_for(focal_point.delegation_id)),
            Registration.amends_id.is_(None),
        )
        .order_by(Registration.started_at, Registration.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()
    return [each.id for each in drafts if _answered(session, each, focal_point, given)]


def _answered(
    session: Session,
    draft: Registration,
    focal_point: FocalPoint,
    given: Mapping[str, Mapping[str, Any]],
) -> bool:
    """In the order of the pages: who needs no journey is not asked where they sleep."""
    is_answered = False
    for topic, save in SAVES.items():
        if topic not in given or topic not in draft.unanswered():
            continue
        save(session, registration_id=draft.id, **given[topic])
        record_trace(
            session,
            what="delegate_answered",
            about_kind="registration",
            about_id=draft.id,
            by=focal_point.id,
            by_kind="focal_point",
            meeting_id=draft.meeting_id,
            values={"topic": topic},
        )
        is_answered = True
    return is_answered

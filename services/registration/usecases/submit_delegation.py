"""A focal point sends everybody of the delegation who is ready."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.focal_point import FocalPoint
from services.registration.models.registration import Registration
from services.registration.queries.focal_desk import entered_for
from services.registration.usecases.record_trace import record_trace
from services.registration.usecases.submit_registration import submit_registration
from shared.links import Links


@dataclass(frozen=True)
class Sent:
    sent: list[UUID]
    # Those who stay, because something is missing.
    unfinished: list[UUID]


def submit_delegation(session: Session, *, focal_point: FocalPoint, links: Links) -> Sent:
    """Afterwards every complete draft that was entered for the delegation is with the secretariat.

    The others stay as they are. After the last day the sent ones are late, where the meeting
    takes the late. May be refused: RegistrationClosed. Tells ParticipantChanged and MailDue.
    """
    # All drafts first, the delegation after them: as for each who presses alone.
    drafts = session.scalars(
        select(Registration)
        .where(
            Registration.delegation_id == focal_point.delegation_id,
            Registration.state == "draft",
            Registration.entered_by.in_(entered_for(focal_point.delegation_id)),
            Registration.amends_id.is_(None),
        )
        .order_by(Registration.started_at, Registration.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()
    found = Sent([], [])
    for each in drafts:
        if each.unanswered():
            found.unfinished.append(each.id)
            continue
        submit_registration(session, registration_id=each.id, links=links)
        record_trace(
            session,
            what="delegate_sent",
            about_kind="registration",
            about_id=each.id,
            by=focal_point.id,
            by_kind="focal_point",
            meeting_id=each.meeting_id,
        )
        found.sent.append(each.id)
    return found

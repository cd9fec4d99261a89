"""A focal point names somebody who is to come in another's place."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.focal_point import FocalPoint
from services.registration.models.meeting_copy import MeetingCopy, Period, is_frozen
from services.registration.models.registration import EXPECTED, Event, Registration
from services.registration.usecases.hold_registration import hold_registration
from services.registration.usecases.record_trace import record_trace
from services.registration.usecases.save_person import save_person
from services.registration.usecases.write_to_participant import write_to_participant
from shared import clock
from shared.links import Links


class NotReplaceable(Exception):
    """The day of the freeze has come, the person has left, or another is named already."""


def begin_replacement(
    session: Session,
    *,
    focal_point: FocalPoint,
    registration_id: UUID,
    person: Mapping[str, Any],
    links: Links,
) -> Registration:
    """Afterwards there is a draft for the new person, with the role and groups of the earlier one.

    The earlier one keeps the place until the draft is sent. May be refused: NotReplaceable.
    Tells MailDue.
    """
    now = clock.now()
    meeting = session.get_one(MeetingCopy, focal_point.delegation.meeting_id)
    earlier = hold_registration(session, meeting_id=meeting.id, registration_id=registration_id)
    begun = select(Registration.id).where(Registration.replaces_id == registration_id)
    if (
        earlier.state not in EXPECTED
        or earlier.delegation_id != focal_point.delegation_id
        or is_frozen(meeting, session.get(Period, meeting.id), now)
        or session.scalar(begun)
    ):
        raise NotReplaceable
    new = _empty_draft(meeting.id, focal_point, registration_id, now)
    session.add(new)
    given = {**person, "role": earlier.role, "working_groups": earlier.working_groups}
    save_person(session, registration=new, delegation=earlier.joined, person=given)
    session.add(Event(registration_id=new.id, at=now, what="entered"))
    _note(session, new, focal_point)
    if new.email:
        write_to_participant(
            session, kind="entered", registration=new, meeting=meeting, links=links
        )
    return new


def _empty_draft(
    meeting_id: UUID, focal_point: FocalPoint, replaces_id: UUID, now: datetime
) -> Registration:
    return Registration(
        meeting_id=meeting_id,
        state="draft",
        revision=1,
        language=focal_point.language,
        entered_by=focal_point.id,
        replaces_id=replaces_id,
        started_at=now,
        changed_at=now,
        **{"function": {}, "given_names": "", "family_name": "", "own_name": "", "email": ""},
    )


def _note(session: Session, new: Registration, focal_point: FocalPoint) -> None:
    record_trace(
        session,
        what="replacement_named",
        about_kind="registration",
        about_id=new.replaces_id,
        by=focal_point.id,
        by_kind="focal_point",
        meeting_id=new.meeting_id,
        values={"name": new.name},
    )

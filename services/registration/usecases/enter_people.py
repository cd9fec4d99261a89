"""A focal point enters people of the delegation, several at once."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy.orm import Session

from services.registration.models.focal_point import FocalPoint
from services.registration.models.meeting_copy import (
    MeetingCopy,
    Period,
    RegistrationClosed,
    takes_from_focal_points,
)
from services.registration.models.registration import Event, Registration
from services.registration.usecases.hold_delegation import hold_delegation
from services.registration.usecases.record_trace import record_trace
from services.registration.usecases.save_person import save_person
from services.registration.usecases.write_to_participant import write_to_participant
from shared import clock
from shared.links import Links


def enter_people(
    session: Session,
    *,
    focal_point: FocalPoint,
    batch: UUID,
    people: Sequence[Mapping[str, Any]],
    links: Links,
) -> list[Registration]:
    """Afterwards each of them is a draft of the delegation; who has an address is told so.

    The letter holds the person's own link, by which they see, correct or take out what was
    entered. The same batch pressed twice enters nobody twice. May be refused:
    RegistrationClosed. Tells MailDue.
    """
    now = clock.now()
    delegation = hold_delegation(session, delegation_id=focal_point.delegation_id)
    meeting = session.get_one(MeetingCopy, delegation.meeting_id)
    if not takes_from_focal_points(meeting, session.get(Period, meeting.id), now):
        raise RegistrationClosed
    entered = []
    for number, person in enumerate(people):
        id_ = uuid5(batch, f"{focal_point.id} {number}")
        if session.get(Registration, id_) is not None:
            continue
        registration = _empty_draft(id_, meeting, focal_point, now)
        session.add(registration)
        save_person(session, registration=registration, delegation=delegation, person=person)
        session.add(Event(registration_id=id_, at=now, what="entered"))
        _tell(session, registration, focal_point, meeting, links)
        entered.append(registration)
    return entered


def _empty_draft(
    id_: UUID, meeting: MeetingCopy, focal_point: FocalPoint, now: datetime
) -> Registration:
    return Registration(
        id=id_,
        meeting_id=meeting.id,
        state="draft",
        revision=1,
        language=focal_point.language,
        entered_by=focal_point.id,
        started_at=now,
        changed_at=now,
        **{"function": {}, "given_names": "", "family_name": "", "own_name": "", "email": ""},
    )


def _tell(
    session: Session,
    registration: Registration,
    focal_point: FocalPoint,
    meeting: MeetingCopy,
    links: Links,
) -> None:
    record_trace(
        session,
        what="delegate_entered",
        about_kind="registration",
        about_id=registration.id,
        by=focal_point.id,
        by_kind="focal_point",
        meeting_id=meeting.id,
    )
    if registration.email:
        write_to_participant(
            session, kind="entered", registration=registration, meeting=meeting, links=links
        )

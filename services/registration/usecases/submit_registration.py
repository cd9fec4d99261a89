"""A person sends in their registration."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.focal_point import FocalPoint
from services.registration.models.meeting_copy import (
    MeetingCopy,
    RegistrationClosed,
    is_frozen,
    opening,
    takes_from_focal_points,
)
from services.registration.models.registration import WHOLE, Event, Registration, Unfinished
from services.registration.queries.participant_news import expectation_of, news_of
from services.registration.queries.places import waiting_numbers
from services.registration.queries.review_rules import is_taken_at_once
from services.registration.usecases.join_delegation import join_delegation
from services.registration.usecases.take_over_place import take_over_place
from services.registration.usecases.take_places import take_places
from services.registration.usecases.write_to_participant import write_to_participant
from shared import clock
from shared.links import Links


def submit_registration(session: Session, *, registration_id: UUID, links: Links) -> Registration:
    """Afterwards it waits for a decision, and a letter with a link to it is on its way.

    Where the places of the delegation are taken, it stands on their waiting list instead; where
    the meeting approves at once and there is a place, the person takes part. A second press
    changes nothing. Whoever replaces somebody has their place, and the other is withdrawn; whom
    a focal point sends after the last day is marked as late. May be refused: RegistrationClosed,
    Unfinished. Tells ParticipantChanged, ParticipantExpected of whoever is approved, and MailDue.
    """
    now = clock.now()
    registration = session.scalars(
        select(Registration)
        .where(Registration.id == registration_id)
        .options(*WHOLE)
        .with_for_update(of=Registration)
        .execution_options(populate_existing=True)
    ).one()
    if registration.state != "draft":
        return registration
    _must_be_taken(session, registration, registration.meeting, now)
    if missing := registration.unanswered():
        raise Unfinished(missing)
    # Fifty may press at once: each finds the places as the one before has left them.
    delegation = join_delegation(session, registration=registration, to_hold=True)
    registration.submit(delegation, now)
    kind = _taken_in(session, registration, now, links)
    session.flush()
    _tell(session, registration, kind, now, links)
    return registration


def _must_be_taken(
    session: Session, registration: Registration, meeting: MeetingCopy, now: datetime
) -> None:
    """Whom a focal point sends after the last day is late, where the meeting takes the late."""
    period = registration.period
    stands = opening(meeting, period, now)
    by = session.get(FocalPoint, registration.entered_by) if registration.entered_by else None
    # Whoever has turned to another delegation since was not entered for that one.
    is_theirs = by is not None and by.delegation_id == registration.delegation_id
    if is_theirs and registration.replaces_id is not None:
        is_taken = not is_frozen(meeting, period, now)
    elif is_theirs:
        is_taken = takes_from_focal_points(meeting, period, now)
        registration.is_late = stands == "closed"
    else:
        is_taken = stands == "open"
    if not is_taken:
        raise RegistrationClosed


def _taken_in(session: Session, registration: Registration, at: datetime, links: Links) -> str:
    """What the letter says: submitted, on the waiting list, or approved at once."""
    if registration.replaces_id is None or not take_over_place(
        session, registration=registration, links=links
    ):
        take_places(session, registration=registration)
    if registration.waits_for_place is not None:
        return "waiting"
    rules = registration.rules
    is_at_once = rules is not None and rules.approves == "at_once"
    if not (is_at_once and is_taken_at_once(session, registration)):
        return "submitted"
    registration.approve_at_once(at)
    return "approved"


def _tell(
    session: Session, registration: Registration, kind: str, at: datetime, links: Links
) -> None:
    for what in dict.fromkeys(("submitted", "approved" if kind == "approved" else "submitted")):
        session.add(Event(registration_id=registration.id, at=at, what=what))
    # A programme counts on nobody yet who only waits for a decision.
    expected = [expectation_of(registration)] if kind == "approved" else []
    # Nothing that is read from here on asks for these events: they are written with the letter.
    with session.no_autoflush:
        write_to_participant(
            session,
            kind=kind,
            registration=registration,
            meeting=registration.meeting,
            links=links,
            waits=waiting_numbers(session, registration),
            beside=[news_of(session, registration), *expected],
        )

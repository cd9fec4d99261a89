"""A person sends in their registration."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from services.registration.models.focal_point import FocalPoint
from services.registration.models.meeting_copy import (
    MeetingCopy,
    RegistrationClosed,
    is_frozen,
    opening,
    takes_from_focal_points,
)
from services.registration.models.registration import Event, Registration, Unfinished
from services.registration.queries.participant_news import expectation_of, news_of
from services.registration.queries.places import waiting_numbers
from services.registration.queries.review_rules import is_taken_at_once
from services.registration.usecases.hold_to_send import hold_to_send
from services.registration.usecases.join_delegation import join_delegation
from services.registration.usecases.take_over_place import take_over_place
from services.registration.usecases.take_places import take_places
from services.registration.usecases.write_to_participant import write_to_participant
from shared import clock
from shared.links import Links
from shared.messaging.outbox import Entry


def submit_registration(
    session: Session, *, registration_id: UUID, links: Links, held: Registration | None = None
) -> Registration:
    """Afterwards it waits for a decision, and a letter with a link to it is on its way.

    Where the places of the delegation are taken, it stands on their waiting list instead; where
    the meeting approves at once and there is a place, the person takes part. A second press
    changes nothing. Whoever replaces somebody has their place, and the other is withdrawn; whom
    a focal point sends after the last day is marked as late. Whoever holds it to send it says so.
    May be refused: RegistrationClosed, Unfinished. Tells ParticipantChanged, ParticipantExpected
    of whoever is approved, and MailDue.
    """
    now = clock.now()
    registration = held or hold_to_send(session, registration_id=registration_id)
    assert registration is not None, "only a registration is sent"
    if registration.state != "draft":
        return registration
    _must_be_taken(session, registration, registration.meeting, now)
    if missing := registration.unanswered():
        raise Unfinished(missing)
    # Fifty may press at once: each finds the places as the one before has left them.
    delegation = join_delegation(session, registration=registration, to_hold=True)
    registration.submit(delegation, now)
    # What is read from here on does not ask for what is written, which goes with the letter.
    with session.no_autoflush:
        kind = _taken_in(session, registration, now, links)
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
    whats = dict.fromkeys(("submitted", "approved" if kind == "approved" else "submitted"))
    line = {"registration_id": registration.id, "at": at}
    events = [Entry(Event.__tablename__, {"id": uuid4(), **line, "what": what}) for what in whats]
    # A programme counts on nobody yet who only waits for a decision.
    expected = [expectation_of(registration)] if kind == "approved" else []
    write_to_participant(
        session,
        kind=kind,
        registration=registration,
        meeting=registration.meeting,
        links=links,
        waits=waiting_numbers(session, registration),
        beside=[news_of(session, registration), *expected],
        entries=events,
    )

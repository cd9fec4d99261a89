"""Places that have become free go to those who wait for them, the first first."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.course import EXPECTED
from services.registration.models.delegation import Delegation
from services.registration.models.meeting_copy import MeetingCopy
from services.registration.models.places import LIMITS, Limits, has, ticket_for, ticket_of
from services.registration.models.registration import Event, Registration
from services.registration.queries.places import approves_at_once, limits_of, waiting_numbers
from services.registration.queries.review_rules import is_taken_at_once
from services.registration.usecases.tell_participant import tell_participant
from services.registration.usecases.write_to_participant import write_to_participant
from shared import clock
from shared.links import Links


def settle_places(session: Session, *, delegation: Delegation, links: Links) -> None:
    """Afterwards nobody waits for a place that is free, and whoever moved up is told by letter.

    The delegation must be held. Nobody loses a place, even where a limit was lowered. Where the
    meeting approves at once, who moves up is approved. Tells ParticipantChanged and MailDue.
    """
    people = session.scalars(
        select(Registration)
        .where(
            Registration.delegation_id == delegation.id,
            Registration.state.in_(EXPECTED),
        )
        .execution_options(populate_existing=True)
    ).all()
    gained = _moved_up(list(people), limits_of(session, delegation))
    session.flush()
    meeting = session.get_one(MeetingCopy, delegation.meeting_id)
    for person, limits in gained:
        _tell(session, person, limits, meeting, links)


def _moved_up(people: list[Registration], limits: Limits) -> list[tuple[Registration, list[str]]]:
    """Who now has what they waited for; the longest waiting of each list comes first."""
    gained: dict[Registration, list[str]] = {}
    newcomers: list[Registration] = []
    for limit in LIMITS:
        queue = [each for each in people if ticket_of(each, limit) is not None]
        holders = [each.role for each in people if has(each, limit) and each not in newcomers]
        for person in sorted(queue, key=lambda each: ticket_of(each, limit) or 0):
            if limits.leave_room(limit, holders, person.role):
                setattr(person, f"waits_for_{limit}", None)
                holders.append(person.role)
                gained.setdefault(person, []).append(limit)
        if limit == "place":
            newcomers = list(gained)
        else:
            _let_in(newcomers, limit, people, limits)
    return list(gained.items())


def _let_in(
    newcomers: list[Registration], limit: str, people: list[Registration], limits: Limits
) -> None:
    """Who has just come into the delegation stands last in its other lists."""
    for number, person in enumerate(newcomers):
        others = [each for each in people if each not in newcomers[number:]]
        setattr(person, f"waits_for_{limit}", ticket_for(person, limit, others, limits))


def _tell(
    session: Session, person: Registration, gained: list[str], meeting: MeetingCopy, links: Links
) -> None:
    now = clock.now()
    session.add(Event(registration_id=person.id, at=now, what="moved-up"))
    kind = "moved_up"
    is_at_once = approves_at_once(session, meeting.id) and is_taken_at_once(session, person)
    if "place" in gained and person.is_under_review and is_at_once:
        person.approve_at_once(now)
        session.add(Event(registration_id=person.id, at=now, what="approved"))
        kind = "approved"
    else:
        person.change(now)
    session.flush()
    tell_participant(session, registration=person)
    write_to_participant(
        session,
        kind=kind,
        registration=person,
        meeting=meeting,
        links=links,
        gained=gained,
        waits=waiting_numbers(session, person),
    )

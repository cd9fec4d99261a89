"""A step of review is taken on a registration that is held for it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from services.registration.models.mail import Mail
from services.registration.models.meeting_copy import MeetingCopy
from services.registration.models.registration import Registration
from services.registration.models.review_rules import (
    STEPS,
    Duty,
    NoteMissing,
    NotTheirStep,
    OutOfTurn,
    ReviewRules,
)
from services.registration.queries.places import waiting_numbers
from services.registration.queries.review_rules import lacks_note
from services.registration.usecases.note_step import note_step
from services.registration.usecases.tell_participant import tell_participant
from services.registration.usecases.write_to_participant import write_to_participant
from shared import clock
from shared.links import Links


def take_step(
    session: Session,
    *,
    registration: Registration,
    step: str,
    seen: int,
    rules: ReviewRules,
    duty: Duty,
    links: Links,
    not_before: datetime | None = None,
) -> Mail | None:
    """Afterwards it stands behind that step; approved for good, its person is told.

    Rules and duty are those of this moment. May be refused: NotTheirStep, OutOfTurn,
    AlreadyDecided, NoPlaceYet, NeedsAnother, NoteMissing. Tells ParticipantChanged and MailDue.
    """
    if not duty.covers(step, registration.joined.kind if registration.delegation_id else ""):
        raise NotTheirStep
    if registration.is_under_review and step != rules.next_step(registration.state):
        raise OutOfTurn
    if step == "approve":
        return _approve(session, registration, seen, rules, duty.account_id, links, not_before)
    if step == "endorse":
        registration.endorse(seen=seen, at=clock.now())
    else:
        registration.clear(seen=seen, at=clock.now())
    note_step(session, registration=registration, what=STEPS[step], by=duty.account_id)
    return None


def _approve(
    session: Session,
    registration: Registration,
    seen: int,
    rules: ReviewRules,
    by: UUID,
    links: Links,
    not_before: datetime | None,
) -> Mail | None:
    if registration.is_under_review and lacks_note(session, rules, registration):
        raise NoteMissing
    needs_two = rules.needs_two(registration.joined)
    if needs_two and not registration.is_approved_once:
        registration.approve_first(by=by, seen=seen, at=clock.now())
        note_step(session, registration=registration, what="approved-first", by=by)
        return None
    if not needs_two:
        registration.forget_first()
    registration.approve(by=by, seen=seen, at=clock.now())
    registration.joined.is_offered = True
    note_step(session, registration=registration, what="approved", by=by)
    return _tell(session, registration, links, not_before)


def _tell(
    session: Session, registration: Registration, links: Links, not_before: datetime | None
) -> Mail | None:
    tell_participant(session, registration=registration)
    return write_to_participant(
        session,
        kind="approved",
        registration=registration,
        meeting=session.get_one(MeetingCopy, registration.meeting_id),
        links=links,
        waits=waiting_numbers(session, registration),
        not_before=not_before,
    )

"""Staff accept a registration: in one word, or in two where two have to."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from services.registration.models.mail import Mail
from services.registration.models.meeting_copy import MeetingCopy
from services.registration.models.registration import Registration
from services.registration.models.review_rules import NoteMissing
from services.registration.queries.places import waiting_numbers
from services.registration.queries.review_rules import lacks_note, rules_of
from services.registration.usecases.hold_for_review import hold_for_review
from services.registration.usecases.note_step import note_step
from services.registration.usecases.tell_participant import tell_participant
from services.registration.usecases.write_to_participant import write_to_participant
from shared import clock
from shared.links import Links


def approve_registration(
    session: Session,
    *,
    meeting_id: UUID,
    registration_id: UUID,
    seen: int,
    account_id: UUID,
    links: Links,
    not_before: datetime | None = None,
) -> Mail | None:
    """Afterwards the person takes part, badges may print for them, and a letter tells them so.

    Where two have to approve, the first word is only kept; the second has to be another's, and
    any change in between asks for both anew. `seen` is the revision decided on; the letter may
    be held back. May be refused: NotTheirStep, OutOfTurn, AlreadyDecided, NoPlaceYet,
    NeedsAnother, NoteMissing. Tells ParticipantChanged and MailDue.
    """
    registration = hold_for_review(
        session,
        meeting_id=meeting_id,
        registration_id=registration_id,
        account_id=account_id,
        step="approve",
    )
    rules = rules_of(session, meeting_id)
    if registration.is_under_review and lacks_note(session, rules, registration):
        raise NoteMissing
    needs_two = rules.needs_two(registration.joined)
    is_first = needs_two and not registration.is_approved_once
    if not needs_two:
        registration.forget_first()
    if is_first:
        registration.approve_first(by=account_id, seen=seen, at=clock.now())
    else:
        registration.approve(by=account_id, seen=seen, at=clock.now())
    session.flush()
    what = "approved-first" if is_first else "approved"
    note_step(session, registration=registration, what=what, by=account_id)
    return None if is_first else _tell(session, registration, links, not_before)


def _tell(
    session: Session, registration: Registration, links: Links, not_before: datetime | None
) -> Mail | None:
    registration.joined.is_offered = True
    session.flush()
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

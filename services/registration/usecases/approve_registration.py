"""Staff accept a registration: in one word, or in two where two have to."""

from uuid import UUID

from sqlalchemy.orm import Session

from services.registration.models.registration import Registration
from services.registration.queries.review_rules import duty_of, rules_of
from services.registration.usecases.hold_registration import hold_registration
from services.registration.usecases.take_step import take_step
from shared.links import Links


def approve_registration(
    session: Session,
    *,
    meeting_id: UUID,
    registration_id: UUID,
    seen: int,
    account_id: UUID,
    links: Links,
) -> Registration:
    """Afterwards the person takes part, badges may print for them, and a letter tells them so.

    Where two have to approve, the first word is only kept; the second has to be another's, and
    any change in between asks for both anew. `seen` is the revision decided on. May be refused:
    NoResultFound, NotTheirStep, OutOfTurn, AlreadyDecided, NoPlaceYet, NeedsAnother, NoteMissing.
    Tells ParticipantChanged and MailDue.
    """
    registration = hold_registration(
        session, meeting_id=meeting_id, registration_id=registration_id
    )
    take_step(
        session,
        registration=registration,
        step="approve",
        seen=seen,
        rules=rules_of(session, meeting_id),
        duty=duty_of(session, meeting_id, account_id),
        links=links,
    )
    session.flush()
    return registration

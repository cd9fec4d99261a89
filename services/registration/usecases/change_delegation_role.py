"""Staff say as what somebody is in their delegation."""

from uuid import UUID

from sqlalchemy.orm import Session

from services.registration.models.registration import Registration
from services.registration.usecases.give_up_head_stay import give_up_head_stay
from services.registration.usecases.hold_registration import hold_registration
from services.registration.usecases.note_step import note_step
from services.registration.usecases.settle_places import settle_places
from services.registration.usecases.tell_participant import tell_participant
from shared import clock
from shared.links import Links


def change_delegation_role(
    session: Session,
    *,
    meeting_id: UUID,
    registration_id: UUID,
    role: str,
    account_id: UUID,
    links: Links,
) -> Registration:
    """Afterwards the person is head, alternate head, delegate, adviser or observer.

    A second head is no mistake: the delegation's page says so. What the host keeps for heads may
    become free by it, and goes to whoever waits; who is head no longer gives it up. The badge
    says the role: it is drawn anew. Tells ParticipantChanged of the person, and of whoever moved
    up, and MailDue of these.
    """
    registration = hold_registration(
        session, meeting_id=meeting_id, registration_id=registration_id
    )
    if registration.role == role:
        return registration
    was, registration.role = registration.role, role
    registration.change(clock.now())
    session.flush()
    note_step(
        session,
        registration=registration,
        what="role-changed",
        by=account_id,
        deed="delegate_role_changed",
        values={"role": role},
    )
    if registration.delegation is not None:
        if registration.submitted_at is not None:
            tell_participant(session, registration=registration)
        give_up_head_stay(session, registration=registration, was=was)
        settle_places(session, delegation=registration.delegation, links=links)
    return registration

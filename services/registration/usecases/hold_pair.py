"""Two registrations that may be one person are taken up to be compared."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.duplicates import NotAPair
from services.registration.models.registration import Registration
from services.registration.models.review_rules import NotTheirStep
from services.registration.queries.review_rules import duty_of
from services.registration.usecases.hold_delegation import hold_delegation
from services.registration.usecases.hold_registration import hold_registration


def hold_pair(
    session: Session, *, meeting_id: UUID, one_id: UUID, other_id: UUID, account_id: UUID
) -> tuple[Registration, Registration]:
    """Afterwards both are this transaction's alone, and both are this account's to look after.

    May be refused: NoResultFound, NotAPair where either is expected no longer, NotTheirStep.
    Tells nobody.
    """
    if one_id == other_id:
        raise NotAPair
    delegations = session.scalars(
        select(Registration.delegation_id).where(
            Registration.id.in_((one_id, other_id)), Registration.meeting_id == meeting_id
        )
    ).all()
    for delegation_id in sorted({each for each in delegations if each}):
        hold_delegation(session, delegation_id=delegation_id)
    held = {
        id_: hold_registration(session, meeting_id=meeting_id, registration_id=id_)
        for id_ in sorted((one_id, other_id))
    }
    duty = duty_of(session, meeting_id, account_id)
    for each in held.values():
        if not each.is_expected:
            raise NotAPair
        if not duty.may_look_after(each.joined.kind):
            raise NotTheirStep
    return held[one_id], held[other_id]

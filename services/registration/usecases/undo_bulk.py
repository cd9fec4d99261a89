"""Staff take back a step that was taken on many at once."""

from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from services.registration.models.bulk_act import BulkAct, BulkItem, TooLate
from services.registration.models.delegation import KINDS
from services.registration.models.mail import Mail
from services.registration.models.registration import Registration
from services.registration.models.review_rules import NotTheirStep
from services.registration.queries.review_rules import duty_of
from services.registration.usecases.hold_delegation import hold_delegation
from services.registration.usecases.hold_registration import hold_registration
from services.registration.usecases.note_step import note_step
from services.registration.usecases.tell_participant import tell_participant
from shared import clock


def undo_bulk(session: Session, *, meeting_id: UUID, act_id: UUID, account_id: UUID) -> BulkAct:
    """Afterwards all who were not touched since stand as before, and their letters are not sent.

    Badges that were due are so no longer, at once. Whoever took the step takes it back, or an
    organiser does. May be refused: NoResultFound, TooLate, NotTheirStep. Tells ParticipantChanged.
    """
    act = session.scalars(
        select(BulkAct)
        .where(BulkAct.id == act_id, BulkAct.meeting_id == meeting_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()
    now = clock.now()
    duty = duty_of(session, meeting_id, account_id)
    is_theirs = act.account_id == account_id and duty.steps
    if not is_theirs and not (act.step in duty.steps and set(duty.kinds) == set(KINDS)):
        raise NotTheirStep
    if not act.may_be_undone(now):
        raise TooLate
    _hold_all(session, act)
    for item in act.items:
        _put_back(session, act, item, account_id)
    act.undone_at = now
    session.flush()
    return act


def _hold_all(session: Session, act: BulkAct) -> None:
    ids = [item.registration_id for item in act.items]
    delegations = session.scalars(
        select(Registration.delegation_id).where(Registration.id.in_(ids)).distinct()
    ).all()
    for delegation_id in sorted(each for each in delegations if each):
        hold_delegation(session, delegation_id=delegation_id)


def _put_back(session: Session, act: BulkAct, item: BulkItem, by: UUID) -> None:
    registration = hold_registration(
        session, meeting_id=act.meeting_id, registration_id=item.registration_id
    )
    if registration.revision != item.revision_after:
        return
    was_approved = registration.state == "approved"
    registration.step_back(
        item.state_before, item.first_by_before, item.first_at_before, clock.now()
    )
    item.is_put_back = True
    session.flush()
    if item.mail_id is not None:
        session.execute(delete(Mail).where(Mail.id == item.mail_id, Mail.state == "waiting"))
    note_step(
        session,
        registration=registration,
        what="step-undone",
        by=by,
        deed="step_undone",
        values={"step": act.step},
    )
    if was_approved:
        tell_participant(session, registration=registration)

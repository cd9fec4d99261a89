"""Staff take one step on many registrations at once."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from services.registration.models.bulk_act import BulkAct, BulkItem
from services.registration.models.course import AlreadyDecided, NeedsAnother, NoPlaceYet
from services.registration.models.delegation import Delegation
from services.registration.models.registration import Registration
from services.registration.models.review_rules import NoteMissing, NotTheirStep, OutOfTurn
from services.registration.queries.review_rules import duty_of, rules_of
from services.registration.usecases.take_step import take_step
from shared import clock
from shared.links import Links

# Why somebody who was chosen is left out, as the page says it.
LEFT_OUT: dict[type[Exception], str] = {
    NotTheirStep: "not-theirs",
    OutOfTurn: "out-of-turn",
    AlreadyDecided: "changed",
    NoPlaceYet: "no-place",
    NeedsAnother: "needs-another",
    NoteMissing: "no-note",
}


def review_in_bulk(
    session: Session,
    *,
    meeting_id: UUID,
    account_id: UUID,
    step: str,
    chosen: Mapping[UUID, int],
    links: Links,
) -> BulkAct:
    """Afterwards the step is taken on all of the chosen who stand as they were seen.

    Whoever could not be taken is left out by name, with the reason; nobody else suffers from it.
    For ten minutes it may be taken back, and so long the letters wait. Tells ParticipantChanged
    at once, and MailDue for when the time is over.
    """
    now = clock.now()
    act = BulkAct(meeting_id=meeting_id, account_id=account_id, step=step, at=now, left_out={})
    session.add(act)
    session.flush()
    people = _held(session, meeting_id, chosen)
    # Not before: while we waited for others, a rule or a role may have changed.
    rules, duty = rules_of(session, meeting_id), duty_of(session, meeting_id, account_id)
    more: dict[str, Any] = {"rules": rules, "duty": duty, "links": links}
    more |= {"step": step, "not_before": act.undo_until}
    left_out: dict[str, str] = {}
    for person in people:
        item = _as_it_stands(act, person)
        try:
            mail = take_step(session, registration=person, seen=chosen[person.id], **more)
        except tuple(LEFT_OUT) as refusal:
            left_out[str(person.id)] = LEFT_OUT[type(refusal)]
        else:
            item.revision_after = person.revision
            item.mail_id = mail.id if mail else None
            session.add(item)
    act.left_out = left_out
    session.flush()
    return act


def _held(session: Session, meeting_id: UUID, chosen: Mapping[UUID, int]) -> list[Registration]:
    """All delegations first, in one order: of two who act at once, one waits and none for ever."""
    asked = (Registration.id.in_(chosen), Registration.meeting_id == meeting_id)
    delegations = select(Registration.delegation_id).where(*asked)
    session.scalars(
        select(Delegation)
        .where(Delegation.id.in_(delegations))
        .order_by(Delegation.id)
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    ).all()
    return list(
        session.scalars(
            select(Registration)
            .where(*asked)
            .order_by(Registration.id)
            .options(joinedload(Registration.delegation))
            .with_for_update(of=Registration)
            .execution_options(populate_existing=True)
        )
    )


def _as_it_stands(act: BulkAct, person: Registration) -> BulkItem:
    """What the first of two had said is put back only where it still counted."""
    counts = person.is_approved_once
    return BulkItem(
        act_id=act.id,
        registration_id=person.id,
        state_before=person.state,
        first_by_before=person.first_by if counts else None,
        first_at_before=person.first_at if counts else None,
    )

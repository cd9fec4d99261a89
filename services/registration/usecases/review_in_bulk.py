"""Staff take one step on many registrations at once."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session

from services.registration.models.bulk_act import BulkAct, BulkItem
from services.registration.models.course import NeedsAnother
from services.registration.models.registration import (
    AlreadyDecided,
    NoPlaceYet,
    Registration,
)
from services.registration.models.review_rules import NoteMissing, NotTheirStep, OutOfTurn
from services.registration.usecases.approve_registration import approve_registration
from services.registration.usecases.clear_registration import clear_registration
from services.registration.usecases.endorse_registration import endorse_registration
from services.registration.usecases.hold_delegation import hold_delegation
from shared import clock
from shared.links import Links

# Why somebody who was chosen is left out, as the page says it.
LEFT_OUT: dict[type[Exception], str] = {
    NoResultFound: "unknown",
    NotTheirStep: "not-theirs",
    OutOfTurn: "out-of-turn",
    AlreadyDecided: "changed",
    NoPlaceYet: "no-place",
    NeedsAnother: "needs-another",
    NoteMissing: "no-note",
}
Step = Callable[..., Any]
STEPS: dict[str, Step] = {
    "endorse": endorse_registration,
    "clear": clear_registration,
    "approve": approve_registration,
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
    more = {"links": links, "not_before": act.undo_until} if step == "approve" else {}
    before = _hold_all(session, meeting_id, chosen)
    left_out: dict[str, str] = {}
    for id_ in sorted(chosen):
        one = {"meeting_id": meeting_id, "registration_id": id_, "account_id": account_id}
        try:
            done = STEPS[step](session, seen=chosen[id_], **one, **more)
        except tuple(LEFT_OUT) as refusal:
            left_out[str(id_)] = LEFT_OUT[type(refusal)]
        else:
            mail_id = done.id if step == "approve" and done else None
            session.add(_item(act, before[id_], session.get_one(Registration, id_), mail_id))
    act.left_out = left_out
    session.flush()
    return act


_Before = tuple[str, UUID | None, Any]


def _hold_all(
    session: Session, meeting_id: UUID, chosen: Mapping[UUID, int]
) -> dict[UUID, _Before]:
    """All delegations first, in one order: of two who act at once, one waits and none for ever."""
    rows = session.execute(
        select(
            Registration.id,
            Registration.delegation_id,
            Registration.state,
            Registration.first_by,
            Registration.first_at,
            (Registration.first_revision == Registration.revision).label("counts"),
        ).where(Registration.meeting_id == meeting_id, Registration.id.in_(chosen))
    ).all()
    for delegation_id in sorted({row.delegation_id for row in rows if row.delegation_id}):
        hold_delegation(session, delegation_id=delegation_id)
    return {
        row.id: (row.state, *((row.first_by, row.first_at) if row.counts else (None, None)))
        for row in rows
    }


def _item(act: BulkAct, before: _Before, person: Registration, mail_id: UUID | None) -> BulkItem:
    state, first_by, first_at = before
    return BulkItem(
        act_id=act.id,
        registration_id=person.id,
        state_before=state,
        revision_after=person.revision,
        first_by_before=first_by,
        first_at_before=first_at,
        mail_id=mail_id,
    )

"""How far one registration has come, and what somebody of the staff may do about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from services.registration.models.account import Account
from services.registration.models.bulk_act import UNDO_FOR, BulkAct
from services.registration.models.registration import Registration
from services.registration.models.review_rules import NoteWaiver
from services.registration.queries.duplicates import Pair, pairs_with
from services.registration.queries.review_rules import duty_of, lacks_note, rules_of, waiver_of
from shared import clock


@dataclass(frozen=True)
class UnderReview:
    # The step that comes next, and whether this account may take it, return or decline.
    due: str
    may_take: bool
    may_approve: bool
    needs_two: bool
    # Who has approved it already, where two have to.
    first_by: str
    is_first: bool
    lacks_note: bool
    waiver: NoteWaiver | None
    waived_by: str
    pairs: Sequence[Pair]
    may_compare: bool
    merged_into: Registration | None


def under_review(
    session: Session, registration: Registration, account_id: UUID
) -> UnderReview | None:
    """Of a draft there is nothing to say."""
    if registration.delegation is None or registration.state == "draft":
        return None
    meeting_id, kind = registration.meeting_id, registration.delegation.kind
    rules = rules_of(session, meeting_id)
    duty = duty_of(session, meeting_id, account_id)
    due = rules.next_step(registration.state)
    waiver = waiver_of(session, registration)
    first_by = registration.first_by if registration.is_approved_once else None
    names = _names(session, [first_by, waiver.account_id if waiver else None])
    merged_id = registration.merged_into_id
    return UnderReview(
        due=due,
        may_take=duty.covers(due, kind),
        may_approve=duty.covers("approve", kind),
        needs_two=rules.needs_two(registration.delegation),
        first_by=names.get(first_by, ""),
        is_first=first_by == account_id,
        lacks_note=lacks_note(session, rules, registration),
        waiver=waiver,
        waived_by=names.get(waiver.account_id, "") if waiver else "",
        pairs=_pairs(session, registration),
        may_compare=duty.may_look_after(kind),
        merged_into=session.get(Registration, merged_id) if merged_id else None,
    )


def _names(session: Session, ids: Sequence[UUID | None]) -> dict[UUID | None, str]:
    asked = [each for each in ids if each]
    if not asked:
        return {}
    rows = session.execute(select(Account.id, Account.name).where(Account.id.in_(asked)))
    return dict(iter(rows))


def _pairs(session: Session, registration: Registration) -> Sequence[Pair]:
    if not registration.is_expected:
        return []
    return pairs_with(session, registration.meeting_id, registration.id)


@dataclass(frozen=True)
class LeftOut:
    id: UUID
    name: str
    why: str


@dataclass(frozen=True)
class Act:
    """A step on many that may still be taken back."""

    act: BulkAct
    number: int
    by: str
    may_be_undone: bool
    left_out: Sequence[LeftOut]


# Made once: they are asked with every page of the queue.
RECENT = (
    select(BulkAct, Account.name)
    .join(Account, Account.id == BulkAct.account_id)
    .where(BulkAct.meeting_id == bindparam("meeting_id"), BulkAct.at > bindparam("since"))
    .order_by(BulkAct.at.desc())
    .limit(5)
)
RECENT_OWN = RECENT.where(BulkAct.account_id == bindparam("account_id"))


def recent_acts(
    session: Session, meeting_id: UUID, account_id: UUID, *, may_undo_all: bool
) -> list[Act]:
    """Those of the last minutes: one's own, and everybody's to whoever may take them all back."""
    now: datetime = clock.now()
    asked = {"meeting_id": meeting_id, "since": now - UNDO_FOR}
    if may_undo_all:
        rows = session.execute(RECENT, asked).all()
    else:
        rows = session.execute(RECENT_OWN, {**asked, "account_id": account_id}).all()
    names = _people(session, [UUID(id_) for act, _ in rows for id_ in act.left_out])
    return [
        Act(act, len(act.items), name, act.may_be_undone(now), _left_out(act, names))
        for act, name in rows
    ]


def _people(session: Session, ids: Sequence[UUID]) -> dict[UUID, str]:
    if not ids:
        return {}
    rows = session.scalars(select(Registration).where(Registration.id.in_(ids)))
    return {each.id: each.name for each in rows}


def _left_out(act: BulkAct, names: dict[UUID, str]) -> list[LeftOut]:
    """Whoever is not of this meeting is not named."""
    return [
        LeftOut(UUID(id_), names[UUID(id_)], why)
        for id_, why in act.left_out.items()
        if UUID(id_) in names
    ]

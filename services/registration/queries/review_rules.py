"""How a meeting decides, who takes which step of it, and what it still lacks to do so."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import Uuid, and_, bindparam, select
from sqlalchemy.orm import Session, selectinload

from services.registration.models.account import Account, Role
from services.registration.models.course import UNDER_REVIEW
from services.registration.models.delegation import Delegation
from services.registration.models.meeting_copy import MeetingCopy
from services.registration.models.note_verbale import NoteVerbale
from services.registration.models.registration import Registration
from services.registration.models.review_rules import (
    Duty,
    NoteWaiver,
    ReviewDuty,
    ReviewRules,
    usual_rules,
    whole_duty,
)
from services.registration.queries.listed import Listed
from services.registration.queries.notes_verbales import has_note


def rules_of(session: Session, meeting_id: UUID) -> ReviewRules:
    return session.get(ReviewRules, meeting_id) or usual_rules(meeting_id)


def duty_of(session: Session, meeting_id: UUID, account_id: UUID) -> Duty:
    """Read afresh: a role may have been given or taken away since the page was opened."""
    account = session.scalars(
        select(Account)
        .where(Account.id == account_id)
        .options(selectinload(Account.roles))
        .execution_options(populate_existing=True)
    ).one()
    if not account.is_active:
        return Duty(account_id)
    held = account.held().get(meeting_id)
    if account.is_administrator or "organiser" in (held or ()):
        return whole_duty(account_id)
    if held is None and session.get_one(MeetingCopy, meeting_id).opened_by == account_id:
        return whole_duty(account_id)
    if "reviewer" not in (held or ()):
        return Duty(account_id)
    return _duty(account_id, session.get(ReviewDuty, (meeting_id, account_id)))


def rules_and_duty(
    session: Session, meeting_id: UUID, account_id: UUID
) -> tuple[ReviewRules, Duty]:
    """For a page of somebody who came in as a reviewer a moment ago."""
    asked = {"meeting_id": meeting_id, "account_id": account_id}
    rules, kept = session.execute(RULES_AND_DUTY, asked).one()
    return rules or usual_rules(meeting_id), _duty(account_id, kept)


RULES_AND_DUTY = (
    select(ReviewRules, ReviewDuty)
    .select_from(MeetingCopy)
    .outerjoin(ReviewRules, ReviewRules.meeting_id == MeetingCopy.id)
    .outerjoin(
        ReviewDuty,
        and_(
            ReviewDuty.meeting_id == MeetingCopy.id,
            ReviewDuty.account_id == bindparam("account_id", type_=Uuid()),
        ),
    )
    .where(MeetingCopy.id == bindparam("meeting_id", type_=Uuid()))
)


def _duty(account_id: UUID, kept: ReviewDuty | None) -> Duty:
    return Duty(account_id, kept.steps, kept.kinds) if kept else whole_duty(account_id)


def reviewers_of(session: Session, meeting_id: UUID) -> list[tuple[Account, Duty]]:
    """Those who review and do not organise as well, each with what is theirs to do."""
    is_organiser = select(Role.account_id).where(
        Role.meeting_id == meeting_id, Role.role == "organiser", Role.is_held
    )
    accounts = session.scalars(
        select(Account)
        .join(Role)
        .where(Role.meeting_id == meeting_id, Role.role == "reviewer", Role.is_held)
        .where(Account.id.not_in(is_organiser), ~Account.is_administrator, Account.is_active)
        .order_by(Account.name, Account.email)
    ).all()
    said = session.scalars(select(ReviewDuty).where(ReviewDuty.meeting_id == meeting_id))
    kept = {each.account_id: Duty(each.account_id, each.steps, each.kinds) for each in said}
    return [(each, kept.get(each.id) or whole_duty(each.id)) for each in accounts]


def waiver_of(session: Session, registration: Registration) -> NoteWaiver | None:
    """A waiver is for one delegation: whoever changes sides has none."""
    kept = session.get(NoteWaiver, registration.id)
    return kept if kept and kept.delegation_id == registration.delegation_id else None


def lacks_note(session: Session, rules: ReviewRules, registration: Registration) -> bool:
    delegation = registration.joined
    if not rules.wants_note(delegation) or has_note(session, delegation.id):
        return False
    return waiver_of(session, registration) is None


def lacking_note(session: Session, rules: ReviewRules, people: Collection[Listed]) -> set[UUID]:
    """Of these, whom nobody can approve before a note comes or is waived; two questions."""
    asked = {each.id: each.joined.id for each in people if each.joined.kind in rules.note_kinds}
    if not asked:
        return set()
    have = select(NoteVerbale.delegation_id).where(
        NoteVerbale.delegation_id.in_(set(asked.values())), NoteVerbale.replaced_at.is_(None)
    )
    noted = set(session.scalars(have))
    waivers = select(NoteWaiver).where(NoteWaiver.registration_id.in_(asked))
    waived = {each.registration_id: each.delegation_id for each in session.scalars(waivers)}
    return {
        id_
        for id_, delegation_id in asked.items()
        if delegation_id not in noted and waived.get(id_) != delegation_id
    }


def lacking_in(session: Session, delegation: Delegation) -> set[UUID]:
    """Who of a delegation waits, and cannot be approved before its note comes or is waived."""
    rules = rules_of(session, delegation.meeting_id)
    if not rules.wants_note(delegation) or has_note(session, delegation.id):
        return set()
    waived = select(NoteWaiver.registration_id).where(NoteWaiver.delegation_id == delegation.id)
    waiting = select(Registration.id).where(
        Registration.delegation_id == delegation.id,
        Registration.state.in_(UNDER_REVIEW),
        Registration.id.not_in(waived),
    )
    return set(session.scalars(waiting))


def is_taken_at_once(session: Session, registration: Registration) -> bool:
    """Nobody is approved unseen whom two are to approve, or of whom a step or a note is asked."""
    rules = rules_of(session, registration.meeting_id)
    if rules.steps != ("approve",) or rules.needs_two(registration.joined):
        return False
    return not lacks_note(session, rules, registration)

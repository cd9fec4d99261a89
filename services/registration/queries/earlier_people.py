"""Whom a delegation sent to the earlier meetings of the same organisers."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from services.registration.models.account import Account, Role
from services.registration.models.delegation import Delegation
from services.registration.models.focal_point import FocalPoint
from services.registration.models.meeting_copy import MeetingCopy
from services.registration.models.registration import Photo, Registration

MOST_MEETINGS = 5


@dataclass(frozen=True)
class Earlier:
    """One meeting, and those who took part in it for the same State or organisation."""

    meeting: MeetingCopy
    people: Sequence[Registration]
    with_photo: frozenset[UUID]


def earlier_people(session: Session, focal_point: FocalPoint) -> list[Earlier]:
    """The last meeting first. Who stands in this delegation already is not offered again.

    Anybody may write the same organisers over a meeting: people of an earlier one are shown only
    where whoever invited the focal point looks after that one as well.
    """
    delegation = focal_point.delegation
    meeting = session.get_one(MeetingCopy, delegation.meeting_id)
    rows = session.execute(
        select(Registration, MeetingCopy)
        .join(Delegation, Delegation.id == Registration.delegation_id)
        .join(MeetingCopy, MeetingCopy.id == Registration.meeting_id)
        .where(
            MeetingCopy.ends_on < meeting.starts_on,
            MeetingCopy.organisers == meeting.organisers,
            Delegation.name_key == delegation.name_key,
            # What a State is called, an organisation may be called as well.
            (Delegation.kind == "state") == (delegation.kind == "state"),
            Registration.state == "approved",
            _is_looked_after(focal_point.invited_by),
        )
        .order_by(MeetingCopy.starts_on.desc(), Registration.sort_key)
    ).all()
    here = _here(session, delegation)
    found: dict[UUID, list[Registration]] = {}
    meetings: dict[UUID, MeetingCopy] = {}
    for person, earlier in rows:
        if not here & _marks(person):
            meetings[earlier.id] = earlier
            found.setdefault(earlier.id, []).append(person)
    photos = _with_photo(session, [each.id for people in found.values() for each in people])
    return [
        Earlier(meetings[id_], people, photos) for id_, people in [*found.items()][:MOST_MEETINGS]
    ]


def _is_looked_after(account_id: UUID | None) -> ColumnElement[bool]:
    role = select(Role.id).where(
        Role.account_id == account_id,
        Role.meeting_id == MeetingCopy.id,
        Role.role == "organiser",
        Role.is_held,
    )
    account = select(Account.id).where(Account.id == account_id, Account.is_administrator)
    return or_(role.exists(), account.exists())


def _here(session: Session, delegation: Delegation) -> set[str]:
    people = session.scalars(
        select(Registration).where(
            Registration.delegation_id == delegation.id,
            Registration.state.not_in(("withdrawn", "declined")),
        )
    )
    return {mark for each in people for mark in _marks(each)}


def _marks(person: Registration) -> set[str]:
    """What one knows a person again by."""
    return {mark for mark in (person.name.casefold(), person.email.casefold()) if mark}


def _with_photo(session: Session, ids: Collection[UUID]) -> frozenset[UUID]:
    return frozenset(
        session.scalars(select(Photo.registration_id).where(Photo.registration_id.in_(ids)))
    )

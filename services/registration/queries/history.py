"""One person's registration with all that happened to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from services.registration.models.account import Account
from services.registration.models.amendment import Amendment
from services.registration.models.focal_point import FocalPoint
from services.registration.models.mail import Mail
from services.registration.models.registration import ArrivalCopy, Event, Photo, Registration
from services.registration.queries.replacements import replacement_of

# What the page of a person says of them, read at once.
TOLD = (
    Registration.delegation,
    Registration.questions,
    Registration.visit,
    Registration.needs,
    Registration.passport,
)


@dataclass(frozen=True)
class Person:
    registration: Registration
    has_photo: bool
    decided_by: str
    arrived_at: datetime | None
    station: str
    letters: Sequence[Mail]
    # What the person changed since, the latest first.
    amendments: Sequence[Amendment]
    # The focal point who entered the person; in whose place they come, and who comes in theirs.
    entered_by: str
    replaces: Registration | None
    replaced_by: Registration | None


@dataclass(frozen=True)
class Line:
    """What happened, when, and by whom of the staff; by nobody of them: by the person."""

    at: datetime
    what: str
    who: str


def person_of(session: Session, meeting_id: UUID, registration_id: UUID) -> Person | None:
    row = session.execute(
        select(
            Registration,
            Photo.registration_id,
            Account.name,
            ArrivalCopy.arrived_at,
            ArrivalCopy.station,
        )
        .outerjoin(Photo, Photo.registration_id == Registration.id)
        .outerjoin(Account, Account.id == Registration.decided_by)
        .outerjoin(ArrivalCopy, ArrivalCopy.participant_id == Registration.id)
        .where(Registration.id == registration_id, Registration.meeting_id == meeting_id)
        .options(*(joinedload(each) for each in TOLD))
    ).one_or_none()
    if row is None:
        return None
    registration, photo, decided_by, arrived_at, station = row
    letters = session.scalars(
        select(Mail).where(Mail.registration_id == registration_id).order_by(Mail.written_at)
    ).all()
    amendments = session.scalars(
        select(Amendment)
        .where(Amendment.registration_id == registration_id)
        .order_by(Amendment.at.desc())
    ).all()
    return Person(
        registration,
        photo is not None,
        decided_by or "",
        arrived_at,
        station or "",
        letters,
        amendments,
        *_places(session, registration),
    )


def _places(
    session: Session, registration: Registration
) -> tuple[str, Registration | None, Registration | None]:
    focal_point = registration.entered_by and session.get(FocalPoint, registration.entered_by)
    earlier = registration.replaces_id and session.get(Registration, registration.replaces_id)
    return (
        focal_point.name if focal_point else "",
        earlier or None,
        replacement_of(session, registration.id),
    )


def history_of(session: Session, person: Person) -> list[Line]:
    rows = session.execute(
        select(Event.at, Event.what, Account.name)
        .outerjoin(Account, Account.id == Event.account_id)
        .where(Event.registration_id == person.registration.id)
        .order_by(Event.at)
    )
    lines = [Line(at, what, name or "") for at, what, name in rows]
    if person.arrived_at:
        lines.append(Line(person.arrived_at, "arrived", person.station))
    return sorted(lines, key=lambda line: line.at)

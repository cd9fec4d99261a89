"""Gives the demonstration a fortnight behind it: its people have not all written on one day."""

from datetime import timedelta

from sqlalchemy import update
from sqlalchemy.orm import Session

from services.registration.models.mail import Mail
from services.registration.models.registration import Event, Registration


def seed_day(session: Session, registration: Registration, number: int, *, waits: bool) -> None:
    """What has happened so far happened some days ago; whoever still waits wrote the other day."""
    ago = timedelta(days=number % 4 if waits else 2 + number * 5 % 12, minutes=number * 37 % 240)
    assert registration.submitted_at is not None
    registration.started_at -= ago
    registration.submitted_at -= ago
    for rows, when in ((Event, Event.at), (Mail, Mail.written_at)):
        theirs = update(rows).where(rows.registration_id == registration.id)
        session.execute(theirs.values({when: when - ago}))
    session.flush()

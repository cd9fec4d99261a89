"""A letter that went astray is sent once more."""

from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.mail import Mail, NothingToRepeat
from services.registration.models.registration import Registration
from services.registration.queries.focal_points import readers_for
from services.registration.usecases.record_trace import record_trace
from shared import clock
from shared.contracts.registration import MailDue
from shared.messaging.outbox import publish

# What a letter says, and in which language.
SAID = ("language", "subject", "body", "calendars")


def repeat_letter(session: Session, *, meeting_id: UUID, mail_id: UUID, by: UUID) -> Mail:
    """Afterwards a letter that says the same is on its way, to the address that the person has now.

    The earlier letter stays in the log. Pressed twice, it is sent once. May be refused:
    NoResultFound, NothingToRepeat, also where nobody can be reached any more. Tells MailDue.
    """
    letter = session.scalars(
        select(Mail)
        .where(Mail.id == mail_id, Mail.meeting_id == meeting_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()
    under_way = select(Mail.id).where(Mail.repeats_id == mail_id, Mail.state == "waiting")
    if letter.state == "waiting" or not letter.body or session.scalar(under_way):
        raise NothingToRepeat
    person = session.get(Registration, letter.registration_id) if letter.registration_id else None
    again = Mail(
        id=uuid4(),
        registration_id=letter.registration_id,
        meeting_id=meeting_id,
        mailing_id=letter.mailing_id,
        repeats_id=mail_id,
        to=_address(session, letter, person),
        **{name: getattr(letter, name) for name in SAID},
        written_at=clock.now(),
    )
    session.add(again)
    session.flush()
    publish(session, MailDue(mail_id=again.id))
    record_trace(
        session,
        what="letter_repeated",
        about_kind="registration" if person else "letter",
        about_id=person.id if person else mail_id,
        by=by,
        meeting_id=meeting_id,
    )
    return again


def _address(session: Session, letter: Mail, person: Registration | None) -> str:
    """Of the person now, or of the focal point who reads for them now."""
    if person is None:
        return letter.to
    reader = readers_for(session, [person]).get(person.id)
    if reader is None:
        raise NothingToRepeat
    return reader.to

"""A letter that went astray is sent once more."""

from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.mail import Mail, NothingToRepeat
from services.registration.models.registration import Registration
from services.registration.usecases.record_trace import record_trace
from shared import clock
from shared.contracts.registration import MailDue
from shared.messaging.outbox import publish


def repeat_letter(session: Session, *, meeting_id: UUID, mail_id: UUID, by: UUID) -> Mail:
    """Afterwards a letter that says the same is on its way, to the address that the person has now.

    The earlier letter stays in the log. Pressed twice, it is sent once. May be refused:
    NoResultFound, NothingToRepeat. Tells MailDue.
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
        to=person.email if person and person.email else letter.to,
        language=letter.language,
        subject=letter.subject,
        body=letter.body,
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

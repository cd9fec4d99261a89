"""A text to many people becomes a letter to each of them."""

from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.letter_text import fill, language_for
from services.registration.models.letter_values import letter_values
from services.registration.models.mail import LONGEST_SUBJECT, AlreadySent, Mail, Mailing
from services.registration.models.meeting_copy import MeetingCopy
from services.registration.models.own_link import letter_link
from services.registration.models.registration import Registration
from services.registration.queries.focal_points import Reader, readers_for
from services.registration.usecases.record_trace import record_trace
from shared import clock
from shared.contracts.registration import MailDue
from shared.links import Links
from shared.messaging.outbox import publish_all


def send_mailing(
    session: Session, *, meeting_id: UUID, mailing_id: UUID, by: UUID, links: Links
) -> int:
    """Afterwards each reader has a letter of their own on its way; returns how many.

    Each reads their own language, or the first that the text is written in. Nobody's address
    stands in another's letter; for whoever has none the focal point of the delegation reads.
    May be refused: NoResultFound, AlreadySent. Tells MailDue.
    """
    mailing = session.scalars(
        select(Mailing)
        .where(Mailing.id == mailing_id, Mailing.meeting_id == meeting_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()
    if mailing.sent_at is not None:
        raise AlreadySent
    mailing.sent_at = clock.now()
    meeting = session.get_one(MeetingCopy, meeting_id)
    people = session.scalars(
        select(Registration).where(
            Registration.meeting_id == meeting_id,
            Registration.id.in_([UUID(each) for each in mailing.readers]),
        )
    ).all()
    readers = readers_for(session, people)
    letters = [
        _letter(mailing, meeting, each, readers[each.id], links)
        for each in people
        if each.id in readers
    ]
    session.add_all(letters)
    session.flush()
    publish_all(session, [MailDue(mail_id=each.id) for each in letters])
    _note(session, mailing, len(letters), by)
    return len(letters)


def _note(session: Session, mailing: Mailing, number: int, by: UUID) -> None:
    record_trace(
        session,
        what="letters_sent",
        about_kind="mailing",
        about_id=mailing.id,
        by=by,
        meeting_id=mailing.meeting_id,
        values={"subject": next(iter(mailing.subject.values())), "number": str(number)},
    )


def _letter(
    mailing: Mailing, meeting: MeetingCopy, person: Registration, reader: Reader, links: Links
) -> Mail:
    language = language_for(reader.language, mailing.subject)
    link = letter_link(person, meeting, links, to_desk=reader.focal_point is not None)
    words = letter_values(language, person, meeting, link)
    return Mail(
        id=uuid4(),
        registration_id=person.id,
        meeting_id=meeting.id,
        mailing_id=mailing.id,
        to=reader.to,
        language=language,
        subject=" ".join(fill(mailing.subject[language], words).split())[:LONGEST_SUBJECT],
        body=fill(mailing.body[language], words).strip() + "\n",
        written_at=clock.now(),
    )

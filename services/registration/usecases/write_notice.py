"""What agenda or badges has to say to certain people is written to each of them."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.account import Account
from services.registration.models.letter_text import language_for
from services.registration.models.mail import LONGEST_SUBJECT, Mail
from services.registration.models.meeting_copy import MeetingCopy
from services.registration.models.registration import Registration
from services.registration.queries.focal_points import readers_for
from shared import clock
from shared.contracts.registration import MailDue
from shared.messaging.outbox import publish_all


def write_notice(
    session: Session,
    *,
    meeting_id: UUID,
    person_ids: Collection[UUID],
    subject: Mapping[str, str],
    body: Mapping[str, str],
    link: str,
    calendar: Mapping[str, Sequence[str]] | None = None,
) -> list[Mail]:
    """Afterwards each of them has a letter on its way, in the language that they read.

    They are participants of the meeting, or staff whose account is open; for a participant who
    has no address the focal point of the delegation reads. Whoever is none of these gets none.
    Tells MailDue.
    """
    readers: list[tuple[UUID | None, str, str]] = [
        (id_, reader.to, reader.language)
        for id_, reader in readers_for(session, _people(session, meeting_id, person_ids)).items()
    ]
    accounts = select(Account).where(Account.id.in_(person_ids), Account.is_active)
    readers += [(None, each.email, each.language) for each in session.scalars(accounts)]
    # Agenda may speak of a meeting before we have heard that it is public.
    meeting = session.get(MeetingCopy, meeting_id)
    letters = [
        _letter(person, to, language_for(reads, subject.keys() & body.keys()), meeting)
        for person, to, reads in readers
    ]
    for letter in letters:
        letter.subject = " ".join(subject[letter.language].split())[:LONGEST_SUBJECT]
        letter.body = "\n\n".join(part for part in (body[letter.language], link) if part) + "\n"
        if calendar:
            # Written in the language of the person whose calendar it is, whoever reads for them.
            letter.calendars = list(calendar[language_for(letter.language, calendar.keys())])
    session.add_all(letters)
    session.flush()
    publish_all(session, [MailDue(mail_id=each.id) for each in letters])
    return letters


def _people(session: Session, meeting_id: UUID, ids: Collection[UUID]) -> Sequence[Registration]:
    return session.scalars(
        select(Registration).where(Registration.meeting_id == meeting_id, Registration.id.in_(ids))
    ).all()


def _letter(person: UUID | None, to: str, language: str, meeting: MeetingCopy | None) -> Mail:
    return Mail(
        id=uuid4(),
        registration_id=person,
        meeting_id=meeting.id if meeting else None,
        to=to,
        language=language,
        written_at=clock.now(),
    )

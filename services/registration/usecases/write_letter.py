"""A letter is written, in the language of whoever is to read it, and laid out for the post."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session, make_transient_to_detached

from services.registration.models.house_letters import house_letter, in_words
from services.registration.models.letter_text import LetterText, fill
from services.registration.models.mail import LONGEST_SUBJECT, Mail
from services.registration.models.meeting_copy import MeetingCopy
from shared import clock
from shared.contracts.fact import Fact
from shared.contracts.registration import MailDue
from shared.messaging.outbox import Entry, publish_all

_OWN = LetterText.__table__.c
_OWN_TEXT = select(_OWN.subject, _OWN.body).where(
    _OWN.meeting_id == bindparam("meeting_id"),
    _OWN.kind == bindparam("kind"),
    _OWN.language == bindparam("language"),
)


def write_letter(
    session: Session,
    *,
    kind: str,
    to: str,
    reads: str,
    values: Mapping[str, object],
    registration_id: UUID | None = None,
    not_before: datetime | None = None,
    beside: Iterable[Fact] = (),
    entries: Iterable[Entry] = (),
) -> Mail:
    """Afterwards the letter waits for the post, and stands in the mailbox page.

    `kind` names its template, whose first line is the subject; a meeting that words this kind
    itself is followed. It may be held back until a moment. Tells MailDue, and in the same breath
    what is to be told beside it, with what is written beside it.
    """
    letter = {
        **_letter(session, kind, reads, values),
        "registration_id": registration_id,
        "to": to,
        "written_at": clock.now(),
    }
    mail = Mail(**letter)
    session.flush()
    publish_all(
        session,
        [*beside, MailDue(mail_id=mail.id)],
        not_before=not_before,
        beside=[*entries, Entry(Mail.__tablename__, letter)],
    )
    make_transient_to_detached(mail)
    session.add(mail)
    return mail


def _letter(
    session: Session, kind: str, reads: str, values: Mapping[str, object]
) -> dict[str, object]:
    subject, body = _said(session, kind, reads, values)
    meeting = values.get("meeting")
    return {
        "id": uuid4(),
        "meeting_id": meeting.id if isinstance(meeting, MeetingCopy) else None,
        "language": reads,
        "subject": " ".join(subject.split())[:LONGEST_SUBJECT],
        "body": body,
        "state": "waiting",
        "calendars": [],
        "answer": "",
        "attempts": 0,
    }


def _said(session: Session, kind: str, reads: str, values: Mapping[str, object]) -> tuple[str, str]:
    meeting = values.get("meeting")
    if isinstance(meeting, MeetingCopy):
        asked = {"meeting_id": meeting.id, "kind": kind, "language": reads}
        own = session.execute(_OWN_TEXT, asked).first()
        if own is not None:
            words = in_words(reads, values)
            return fill(own.subject, words), fill(own.body, words).strip() + "\n"
    return house_letter(kind, reads, values)

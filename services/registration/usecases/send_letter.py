"""A letter that waits is taken to the post."""

import logging
from datetime import timedelta
from uuid import UUID

from sqlalchemy import bindparam, update
from sqlalchemy.orm import Session

from services.registration.models.mail import Mail
from shared import clock
from shared.contracts.registration import MailDue
from shared.mail import Letter, LetterRefused, PostOffice, PostOfficeAway, UnknownPostOffice
from shared.messaging.outbox import publish

log = logging.getLogger(__name__)

FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(hours=2)
# Some two days, in which a post office is usually mended.
MOST_ATTEMPTS = 30

# Composed once: it takes longer to compose than to do.
_KEEP = (
    update(Mail)
    .where(Mail.id == bindparam("mail_id"), Mail.state == "waiting")
    .values(state="kept")
    .execution_options(synchronize_session=False)
)


def send_letter(session: Session, *, mail_id: UUID, post_office: PostOffice) -> None:
    """Afterwards the letter is sent; or kept, where there is no post; or has to wait; or is
    refused for good, with what the post office said; or failed, when nobody took it for two days.

    A letter that has to wait is told of again, later each time. Tells MailDue.
    """
    if not post_office.is_open:
        session.execute(_KEEP, {"mail_id": mail_id})
        return
    mail = session.get(Mail, mail_id, with_for_update=True)
    if mail is None or mail.state != "waiting":
        return
    mail.attempts += 1
    try:
        post_office.post(_as_posted(mail))
    except LetterRefused as refusal:
        log.warning("a letter was refused by the post office")
        mail.state = "refused"
        mail.answer = refusal.words
    except (PostOfficeAway, UnknownPostOffice) as trouble:
        log.warning("the post office is away: %s", type(trouble.__cause__ or trouble).__name__)
        mail.answer = trouble.words if isinstance(trouble, PostOfficeAway) else ""
        if mail.attempts >= MOST_ATTEMPTS:
            mail.state = "failed"
            return
        wait = min(FIRST_WAIT * 2 ** (mail.attempts - 1), LONGEST_WAIT)
        publish(session, MailDue(mail_id=mail.id), not_before=clock.now() + wait)
    else:
        mail.state = "sent"
        mail.answer = ""
        mail.sent_at = clock.now()


def _as_posted(mail: Mail) -> Letter:
    return Letter(
        to=mail.to,
        subject=mail.subject,
        body=mail.body,
        language=mail.language,
        id=mail.id.hex,
        written_at=mail.written_at,
        calendars=tuple(mail.calendars),
    )

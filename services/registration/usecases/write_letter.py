"""A letter is written, in the language of whoever is to read it, and laid out for the post."""

from collections.abc import Mapping
from functools import cache
from uuid import UUID, uuid4

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sqlalchemy.orm import Session

from services.registration.models.mail import Mail
from shared import clock, language
from shared.contracts.registration import MailDue
from shared.language import ROOT
from shared.messaging.outbox import publish
from shared.text.dates import date_range, day
from shared.text.names import in_language

LONGEST_SUBJECT = 300


def write_letter(
    session: Session,
    *,
    kind: str,
    to: str,
    reads: str,
    values: Mapping[str, object],
    registration_id: UUID | None = None,
) -> Mail:
    """Afterwards the letter waits for the post, and stands in the mailbox page.

    `kind` names its template, whose first line is the subject. Tells MailDue.
    """
    subject, body = _said(kind, reads, values)
    id_ = uuid4()
    mail = Mail(
        id=id_,
        registration_id=registration_id,
        to=to,
        language=reads,
        subject=subject[:LONGEST_SUBJECT],
        body=body,
        written_at=clock.now(),
    )
    session.add(mail)
    session.flush()
    publish(session, MailDue(mail_id=id_))
    return mail


def _said(kind: str, reads: str, values: Mapping[str, object]) -> tuple[str, str]:
    with language.speaking("registration", reads) as voice:
        text = (
            _desk()
            .get_template(f"{kind}.txt")
            .render(
                values,
                name_of=lambda texts: in_language(texts, voice.language),
                date_range=lambda start, end: date_range(start, end, voice.language),
                day=lambda on: day(on, voice.language),
            )
        )
    subject, _, body = text.strip().partition("\n")
    return subject, body.strip() + "\n"


@cache
def _desk() -> Environment:
    folder = ROOT / "services/registration/templates/registration/mail"
    # A letter is plain text: what a person typed stands in it as typed, and is nowhere markup.
    desk = Environment(  # noqa: S701
        loader=FileSystemLoader(folder),
        extensions=["jinja2.ext.i18n"],
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    desk.install_gettext_callables(  # type: ignore[attr-defined]
        language.gettext, language.ngettext, newstyle=True, pgettext=language.pgettext
    )
    return desk

"""A letter leaves the house: plain text, in its reader's language, by the post office named."""

import smtplib
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import Any
from urllib.parse import unquote, urlsplit

from shared import calendars
from shared.text.names import as_typed

SECONDS = 20
LONGEST_ANSWER = 160
PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}


class PostOfficeAway(Exception):
    """The post office did not answer or asked to be asked again; the letter waits."""

    def __init__(self, words: str = "") -> None:
        super().__init__(words)
        self.words = words


class LetterRefused(Exception):
    """The post office will never take this letter: the address does not exist, for one."""

    def __init__(self, words: str = "") -> None:
        super().__init__(words)
        self.words = words


class UnknownPostOffice(Exception):
    """The setting names no way of sending that we know."""


@dataclass(frozen=True)
class Letter:
    to: str
    subject: str
    body: str
    language: str
    # The same at every attempt, so that a letter which went out twice is shown once.
    id: str
    written_at: datetime
    # What goes with it for the reader's calendar, each an object of its own.
    calendars: tuple[str, ...] = ()


@dataclass(frozen=True)
class PostOffice:
    """Where letters leave: `smtp://`, `smtp+tls://` (STARTTLS), `smtps://`; nowhere when empty."""

    url: str = field(repr=False)
    sender: str

    @property
    def is_open(self) -> bool:
        return bool(self.url)

    def post(self, letter: Letter) -> None:
        """Afterwards the post office has the letter. May be refused by the facts above."""
        try:
            message = as_message(letter, self.sender)
        except (MessageError, ValueError, IndexError) as wrong:
            raise LetterRefused from wrong
        try:
            with self._counter() as counter:
                counter.send_message(message)
        except smtplib.SMTPRecipientsRefused as refusal:
            ((code, said),) = refusal.recipients.values()
            kind = LetterRefused if code >= 500 else PostOfficeAway
            raise kind(_in_short(code, said)) from refusal
        except smtplib.SMTPResponseException as refusal:
            # A wrong password or a server in trouble is for us to mend; the letter waits for it.
            is_final = refusal.smtp_code in (552, 554) and isinstance(
                refusal, smtplib.SMTPDataError
            )
            words = _in_short(refusal.smtp_code, refusal.smtp_error)
            raise (LetterRefused if is_final else PostOfficeAway)(words) from refusal
        except smtplib.SMTPNotSupportedError as refusal:
            raise LetterRefused from refusal
        except (smtplib.SMTPException, OSError) as trouble:
            raise PostOfficeAway from trouble

    @contextmanager
    def _counter(self) -> Iterator[smtplib.SMTP]:
        where = urlsplit(self.url)
        if where.scheme not in PORTS or not where.hostname:
            raise UnknownPostOffice(where.scheme)
        port = where.port or PORTS[where.scheme]
        trusted = ssl.create_default_context() if where.scheme != "smtp" else None
        counter: smtplib.SMTP
        if where.scheme == "smtps":
            counter = smtplib.SMTP_SSL(where.hostname, port, timeout=SECONDS, context=trusted)
        else:
            counter = smtplib.SMTP(where.hostname, port, timeout=SECONDS)
        try:
            if where.scheme == "smtp+tls":
                counter.starttls(context=trusted)
            if where.username:
                counter.login(unquote(where.username), unquote(where.password or ""))
            yield counter
        finally:
            # What is said in parting changes nothing about a letter that was taken.
            with suppress(smtplib.SMTPException, OSError):
                counter.quit()
            counter.close()


def _in_short(code: int, said: bytes | str) -> str:
    """What the post office answered, on one line and no longer than a line."""
    words = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    line = " ".join(as_typed(words).split())
    return f"{code} {line}"[:LONGEST_ANSWER].strip()


def as_message(letter: Letter, sender: str) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["From"] = Address(addr_spec=sender)
    message["To"] = Address(addr_spec=letter.to)
    # One line, whatever a name in it may hold.
    message["Subject"] = " ".join(letter.subject.split())
    message["Date"] = format_datetime(letter.written_at)
    message["Message-ID"] = f"<{letter.id}@{sender.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.body, cte="base64")
    message["Content-Language"] = letter.language
    _attach(message, [calendars.addressed(each, sender, letter.to) for each in letter.calendars])
    return message


def _attach(message: EmailMessage, found: Sequence[str]) -> None:
    """One calendar is the letter said otherwise, which programs act upon; several lie beside it."""
    for number, text in enumerate(found, 1):
        part: dict[str, Any] = {"subtype": "calendar", "cte": "base64"}
        part["params"] = {"method": calendars.method_of(text)}
        if len(found) == 1:
            message.add_alternative(text, **part)
        else:
            message.add_attachment(text, filename=f"{number}.ics", **part)

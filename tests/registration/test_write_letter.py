"""A letter is written."""

import pytest
from sqlalchemy.orm import Session

from services.registration.models.course import REASONS
from services.registration.models.meeting_copy import MeetingCopy
from services.registration.usecases.write_letter import write_letter
from shared.contracts.registration import MailDue
from shared.language import languages
from tests.people import SEMINAR_ID
from tests.registration.facts import told

KINDS = ("submitted", "approved", "declined", "withdrawn", "invitation", "password")


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("kind", KINDS)
def test_letter_speaks_its_readers_language(session: Session, kind: str, language: str) -> None:
    mail = write_letter(
        session,
        kind=kind,
        to="m@delegate.example",
        reads=language,
        values={
            "name": "{x} %(y)s {{ z }} <b>",
            "meeting": session.get_one(MeetingCopy, SEMINAR_ID),
            "reason": REASONS["incomplete"],
            "reason_words": "",
            "link": "http://localhost/registration/link/abc",
        },
    )
    assert "{x} %(y)s {{ z }} <b>" in mail.body
    assert "http://localhost/registration/link/abc\n" in mail.body
    assert mail.subject
    assert "\n" not in mail.subject
    if language == "ar":
        assert any("\u0620" <= letter <= "\u064a" for letter in mail.subject)
    elif language == "ru":
        assert any("а" <= letter <= "я" for letter in mail.subject)
    assert [fact.mail_id for fact in told(session, MailDue)] == [mail.id]

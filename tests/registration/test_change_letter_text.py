"""A meeting words its letters itself."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.house_letters import house_letter, house_text, in_words
from services.registration.models.letter_text import (
    KINDS,
    LetterText,
    fill,
    gaps_in,
    placeholders_of,
)
from services.registration.models.letter_values import letter_values
from services.registration.models.mail import Mail
from services.registration.models.meeting_copy import MeetingCopy
from services.registration.models.trace import Trace
from services.registration.usecases.change_letter_text import change_letter_text
from shared.language import languages
from tests.people import NODIRA, SEMINAR_ID
from tests.registration.people import SUHARTA, submitted


def change(session: Session, subject: str, body: str, language: str = "en") -> None:
    change_letter_text(
        session,
        meeting_id=SEMINAR_ID,
        kind="submitted",
        language=language,
        subject=subject,
        body=body,
        by=NODIRA.id,
    )


def test_letter_says_what_the_meeting_says_in_that_language_alone(session: Session) -> None:
    change(session, "First {{name}}", "x")
    change(session, "For {{name}}", "To {{ name }} at {{venue}}, {{city}}.\n\n{{link}}")
    submitted(session, name={**SUHARTA, "given_names": "{{link}} {x}"})
    submitted(session, email="ru@d.example", language="ru")
    english, russian = session.scalars(select(Mail).order_by(Mail.written_at))
    assert english.subject == "For {{link}} {x}"
    assert english.body.startswith(
        "To {{link}} {x} at Congress Hall, Tashkent.\n\nhttp://localhost"
    )
    assert russian.subject == house_text("submitted", "ru")[0]
    whats = session.scalars(select(Trace.what)).all()
    assert whats == ["letter_text_changed"] * 2
    assert len(session.scalars(select(LetterText)).all()) == 1


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("kind", KINDS)
def test_text_of_the_house_filled_in_is_the_letter_of_the_house(
    session: Session, kind: str, language: str
) -> None:
    """What a meeting starts from says just what is said without it."""
    made = submitted(session)
    made.reason, made.reason_words = "incomplete", "In {{my}} words"
    meeting = session.get_one(MeetingCopy, SEMINAR_ID)
    subject, body = house_text(kind, language)
    assert gaps_in(subject + body) <= set(placeholders_of(kind))
    values = {
        "name": made.name,
        "meeting": meeting,
        "reason": "You sent too little.",
        "reason_words": made.reason_words,
        "link": "http://localhost/x",
        "waits": {"place": 3, "hospitality": 0, "room": 0},
    }
    words = {**letter_values(language, made, meeting, "http://localhost/x")}
    words["reason"] = "You sent too little."
    words["waits"] = in_words(language, values)["waits"]
    assert (fill(subject, words), fill(body, words)) == house_letter(kind, language, values)


def test_gap_with_nothing_to_say_leaves_no_hole() -> None:
    assert fill("a\n\n{{x}}\n\nb", {"x": ""}) == "a\n\nb"
    assert fill("a {{x}} b", {"x": ""}) == "a  b"
    assert fill("{{unknown}} {{x", {"x": "1"}) == "{{unknown}} {{x"

"""A person says what they need; that they need nothing is an answer too."""

from sqlalchemy.orm import Session

from services.registration.usecases.save_accessibility import save_accessibility
from tests.registration.people import draft
from tests.registration.questions import ask


def test_needs_are_kept_and_nothing_is_an_answer(session: Session) -> None:
    made = draft(session)
    ask(session, "accessibility")
    assert made.unanswered() == ("accessibility",)
    save_accessibility(session, registration_id=made.id, accessibility=[], accessibility_words="")
    assert made.unanswered() == ()
    save_accessibility(
        session, registration_id=made.id, accessibility=["wheelchair"], accessibility_words="x"
    )
    session.expire_all()
    assert made.needs
    assert (made.needs.accessibility, made.needs.accessibility_words) == (
        ["wheelchair"],
        "x",
    )

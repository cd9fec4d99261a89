"""A person says what they need; that they need nothing is an answer too."""

from sqlalchemy.orm import Session

from services.registration.usecases.save_diet import save_diet
from tests.registration.people import draft
from tests.registration.questions import ask


def test_needs_are_kept_and_nothing_is_an_answer(session: Session) -> None:
    made = draft(session)
    ask(session, "diet")
    assert made.unanswered() == ("diet",)
    save_diet(session, registration_id=made.id, diet=[], diet_words="")
    assert made.unanswered() == ()
    save_diet(session, registration_id=made.id, diet=["halal"], diet_words="x")
    session.expire_all()
    assert made.needs
    assert (made.needs.diet, made.needs.diet_words) == (["halal"], "x")

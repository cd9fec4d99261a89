"""A person says which sex their passport names, or that they prefer not to."""

import pytest
from sqlalchemy.orm import Session

from services.registration.models.course import NotADraft
from services.registration.models.needs import SEX
from services.registration.models.topics import topics_of
from services.registration.usecases.save_sex import save_sex
from tests.registration.people import draft, submitted
from tests.registration.questions import ask


def test_nobody_is_asked_unless_the_meeting_asks(session: Session) -> None:
    made = draft(session)
    assert "sex" not in topics_of(made)
    ask(session, "sex")
    assert topics_of(made) == ("name", "represents", "contact", "sex", "photo", "check")
    assert made.unanswered() == ("sex",)


@pytest.mark.parametrize("sex", SEX)
def test_each_answer_is_one(session: Session, sex: str) -> None:
    made = draft(session)
    ask(session, "sex")
    save_sex(session, registration_id=made.id, sex=sex)
    session.expire_all()
    assert (made.sex, made.unanswered()) == (sex, ())


def test_what_was_sent_stands(session: Session) -> None:
    sent = submitted(session)
    with pytest.raises(NotADraft):
        save_sex(session, registration_id=sent.id, sex="female")

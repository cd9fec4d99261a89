"""Organisers say what their meeting asks, and each topic comes up when it matters."""

import pytest
from sqlalchemy.orm import Session

from services.registration.models.passport import PassportSeal
from services.registration.models.questions import NoPassportKey
from services.registration.models.topics import topics_of
from services.registration.usecases.save_travel import save_travel
from services.registration.usecases.save_visa import save_visa
from services.registration.usecases.set_questions import set_questions
from tests.people import SEMINAR_ID
from tests.registration.people import draft
from tests.registration.questions import EVERYTHING, ask

USUAL = ("name", "represents", "contact", "photo", "check")


def test_meeting_that_has_said_nothing_asks_the_usual(session: Session) -> None:
    made = draft(session)
    assert topics_of(made) == USUAL
    assert made.unanswered() == ()


def test_topic_comes_up_when_asked_and_when_it_matters(session: Session) -> None:
    made = draft(session)
    ask(session, *EVERYTHING, photo="none")
    asked = ("visa", "travel", "hotel", "diet", "accessibility")
    assert made.unanswered() == asked
    assert topics_of(made) == ("name", "represents", "contact", *asked, "check")
    save_visa(session, registration_id=made.id, visa="yes", visa_place="")
    assert "passport" in topics_of(made)
    save_visa(session, registration_id=made.id, visa="no", visa_place="")
    assert "passport" not in topics_of(made)
    save_travel(session, registration_id=made.id, travel="none")
    assert "hotel" not in topics_of(made)


def test_what_is_no_longer_asked_is_no_longer_missing(session: Session) -> None:
    made = draft(session)
    ask(session, "diet")
    assert made.unanswered() == ("diet",)
    ask(session)
    assert made.unanswered() == ()


def test_visas_are_not_asked_for_when_passports_could_not_be_locked(session: Session) -> None:
    with pytest.raises(NoPassportKey):
        set_questions(
            session,
            meeting_id=SEMINAR_ID,
            photo="none",
            photo_width=420,
            photo_height=540,
            topics=["visa"],
            answer_days=None,
            seal=PassportSeal(""),
            account_id=None,
        )

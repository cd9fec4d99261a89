"""Papers are pressed by the worker; what shows a passport is locked away like one."""

from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.paper import Paper
from services.registration.models.passport import PassportLocked, PassportSeal
from services.registration.models.registration import Registration
from services.registration.usecases.ask_for_visa_letters import ask_for_visa_letters
from services.registration.usecases.make_list_edition import make_list_edition
from services.registration.usecases.press_paper import press_paper
from tests.people import NODIRA, SEMINAR_ID
from tests.registration.papers import approved, approved_with_visa, name, pressed, rule
from tests.registration.questions import SEAL
from tests.shared.paper_text import millimetres, text_of


def letter(session: Session, language: str = "en", **answers: object) -> Paper:
    rule(session)
    person = approved_with_visa(session, **answers)
    return ask_for_visa_letters(
        session,
        meeting_id=SEMINAR_ID,
        language=language,
        registration_id=person.id,
        by=NODIRA.id,
    )


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("Visa support letter", "Kyrgyzstan", "29 February 1980", "23–25 September 2027")),
        ("ru", ("Письмо о визовой поддержке", "Кыргызстан", "29 февраля 1980", "Нодира")),
        ("uz", ("Viza olishga koʻmak xati", "Qirgʻiziston", "1980-yil 29-fevral")),
        ("ar", ("رسالة دعم",)),
    ],
)
def test_letter_says_who_is_expected_where(
    session: Session, language: str, words: tuple[str, ...]
) -> None:
    paper = letter(session, language)
    content = pressed(session, paper.id)
    text = text_of(content)
    assert millimetres(content) == [(210, 297)]
    assert (paper.pages, paper.state) == (1, "ready")
    for each in (*words, "YUSUFZAI MARYAM", "1234567", "SEMINAR/VISA/0001", "Bishkek"):
        assert each in text
    assert "DEMO" not in text


def test_letter_of_a_demonstration_says_that_it_is_one(session: Session) -> None:
    text = text_of(pressed(session, letter(session).id, is_demo=True))
    assert "DEMO" in text
    assert "Invented data" in text


def test_letter_names_the_person_where_no_passport_is_left(session: Session) -> None:
    paper = letter(session)
    letters = pressed(session, paper.id)
    assert "AC 1234567" in text_of(letters)
    again = letter(session, "ru", name=name("Bakyt", "Osmonov"), email="b@delegate.example")
    session.get_one(Registration, again.registration_id).passport = None
    session.flush()
    text = text_of(pressed(session, again.id))
    assert "Bakyt Osmonov" in text
    assert "AC 1234567" not in text


def test_letters_are_kept_under_the_key_of_passports(session: Session) -> None:
    paper = letter(session)
    pressed(session, paper.id)
    session.refresh(paper, ["content"])
    assert paper.content is not None
    assert not paper.content.startswith(b"%PDF")
    with pytest.raises(PassportLocked):
        PassportSeal("").unlock_paper(paper.content)
    assert SEAL.unlock_paper(paper.content).startswith(b"%PDF")


def test_letter_of_somebody_who_withdrew_meanwhile_is_not_pressed(session: Session) -> None:
    paper = letter(session)
    session.get_one(Registration, paper.registration_id).state = "withdrawn"
    session.flush()
    press_paper(session, paper_id=paper.id, seal=SEAL, is_demo=False)
    assert (paper.state, paper.content) == ("void", None)


def test_paper_that_is_ready_is_not_pressed_again(session: Session) -> None:
    approved(session)
    edition = make_list_edition(
        session, meeting_id=SEMINAR_ID, stage="final", only_arrived=False, by=None
    )
    paper = session.scalars(select(Paper).where(Paper.edition_id == edition.id)).first()
    assert paper is not None
    first = pressed(session, paper.id)
    edition.content = {**edition.content, "delegations": []}
    session.flush()
    assert pressed(session, paper.id) == first


def test_paper_that_is_gone_is_no_trouble(session: Session) -> None:
    assert press_paper(session, paper_id=uuid4(), seal=SEAL, is_demo=False) is None

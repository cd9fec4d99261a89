"""A focal point asks for a new link."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from services.registration.models.mail import Mail
from services.registration.models.sign_in import TooManyAttempts
from services.registration.usecases.ask_for_focal_link import ask_for_focal_link
from tests.registration.focal import SAMIR, at_work
from tests.registration.people import LINKS


def _ask(session: Session, email: str) -> int:
    return len(ask_for_focal_link(session, email=email, who=email, where="here", links=LINKS))


def _letters(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Mail)) or 0


def test_each_delegation_of_the_address_has_a_link(session: Session) -> None:
    at_work(session)
    at_work(session, "UZB")
    at_work(session, "KAZ", **SAMIR)
    before = _letters(session)
    assert _ask(session, "Gulnara@focal.example") == 2
    assert _letters(session) == before + 2


def test_nobody_is_written_to_when_the_address_is_unknown(session: Session) -> None:
    at_work(session)
    before = _letters(session)
    assert _ask(session, "stranger@focal.example") == 0
    assert _letters(session) == before


def test_refused_when_asked_too_often_whoever_it_is(session: Session) -> None:
    for _ in range(3):
        _ask(session, "stranger@focal.example")
    with pytest.raises(TooManyAttempts):
        _ask(session, "stranger@focal.example")

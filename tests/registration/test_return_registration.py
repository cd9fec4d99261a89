"""Staff return a registration, and its person corrects it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.amendment import Amendment, NotAmendable
from services.registration.models.course import AlreadyDecided
from services.registration.models.mail import Mail
from services.registration.models.registration import Registration
from services.registration.models.trace import TraceValue
from services.registration.usecases.begin_amendment import begin_amendment
from services.registration.usecases.decline_registration import decline_registration
from services.registration.usecases.endorse_registration import endorse_registration
from services.registration.usecases.return_registration import return_registration
from services.registration.usecases.save_name import save_name
from services.registration.usecases.send_amendment import send_amendment
from services.registration.usecases.set_period import set_period
from shared import clock
from tests.people import SEMINAR_ID
from tests.registration.people import LINKS, MARYAM, submitted
from tests.registration.places import allow, member
from tests.registration.reviewing import about, approve, events_of, rules


def give_back(session: Session, made: Registration, words: str = "") -> None:
    said: dict[str, Any] = {"reason": "name", "words": words}
    return_registration(session, **about(session, made), **said, links=LINKS)


def corrected(session: Session, made: Registration, given: str = "Mariam") -> None:
    draft = begin_amendment(session, meeting_id=SEMINAR_ID, registration_id=made.id)
    name: dict[str, Any] = {**MARYAM, "given_names": given}
    save_name(session, registration_id=draft.id, **name)
    session.flush()
    changes: dict[str, list[list[str]]] = {"en": []}
    if given != "Maryam":
        changes = {"en": [["Given names", "Maryam", given]]}
    send_amendment(session, registration_id=draft.id, changes=changes, links=LINKS)


@pytest.mark.parametrize(
    ("language", "subject", "reason"),
    [
        ("en", "Please correct your registration", "not written as in the passport"),
        ("ru", "Пожалуйста, исправьте заявку", "паспорт"),
    ],
)
def test_person_reads_what_to_correct_in_their_language(
    session: Session, language: str, subject: str, reason: str
) -> None:
    made = submitted(session, language=language)
    give_back(session, made, "Two letters are swapped.")
    assert made.state == "returned"
    letter = session.scalars(select(Mail).order_by(Mail.written_at.desc())).first()
    assert letter is not None
    assert letter.subject == subject
    assert reason in letter.body
    assert "Two letters are swapped." in letter.body
    assert "/registration/link/" in letter.body
    assert "Two letters are swapped." in session.scalars(select(TraceValue.value)).all()


def test_corrected_registration_waits_again_from_the_first_step(session: Session) -> None:
    rules(session, "endorse", "clear")
    made = submitted(session)
    endorse_registration(session, **about(session, made), links=LINKS)
    give_back(session, made)
    corrected(session, made)
    assert (made.state, made.given_names, made.reason, made.decided_by) == (
        "submitted",
        "Mariam",
        "",
        None,
    )
    assert events_of(session, made.id)[-2:] == ["returned", "amended"]
    assert session.scalars(select(Amendment.changes)).one()["en"][0][2] == "Mariam"


def test_sent_again_as_it_was_it_waits_for_a_decision_all_the_same(session: Session) -> None:
    made = submitted(session)
    give_back(session, made)
    corrected(session, made, "Maryam")
    assert made.state == "submitted"
    assert session.scalars(select(Amendment.id)).all() == []


def test_place_is_kept_meanwhile(session: Session) -> None:
    allow(session, places=1)
    first = member(session, 1)
    give_back(session, first)
    second = member(session, 2)
    assert (first.waits_for_place, second.waits_for_place) == (None, 1)
    corrected(session, first)
    assert (first.waits_for_place, second.waits_for_place) == (None, 1)


def test_corrected_after_the_last_day_but_not_after_the_meeting(
    session: Session, later: Callable[[timedelta], None]
) -> None:
    made = submitted(session)
    give_back(session, made)
    closes = clock.now() + timedelta(days=1)
    set_period(session, meeting_id=SEMINAR_ID, opens_at=None, closes_at=closes, by=None)
    later(timedelta(days=2))
    corrected(session, made)
    assert made.state == "submitted"
    give_back(session, made)
    over = datetime(2027, 9, 27, tzinfo=ZoneInfo("Asia/Tashkent")) - clock.now()
    later(over + timedelta(days=2))
    with pytest.raises(NotAmendable):
        corrected(session, made)


def test_decided_registration_is_not_returned(session: Session) -> None:
    made = submitted(session)
    approve(session, made)
    with pytest.raises(AlreadyDecided):
        give_back(session, made)


def test_returned_registration_may_be_declined_but_not_approved(session: Session) -> None:
    made = submitted(session)
    give_back(session, made)
    with pytest.raises(AlreadyDecided):
        approve(session, made)
    said: dict[str, Any] = {"reason": "incomplete", "words": ""}
    decline_registration(session, **about(session, made), **said, links=LINKS)
    assert made.state == "declined"

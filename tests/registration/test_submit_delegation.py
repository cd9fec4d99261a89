"""A focal point sends everybody who is ready."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.mail import Mail
from services.registration.models.meeting_copy import Period, RegistrationClosed
from services.registration.models.questions import Questions
from services.registration.models.trace import Trace
from services.registration.usecases.save_representation import save_representation
from services.registration.usecases.submit_delegation import submit_delegation
from services.registration.usecases.submit_registration import submit_registration
from shared import clock
from shared.contracts.registration import ParticipantChanged
from tests.people import SEMINAR_ID
from tests.registration.facts import told
from tests.registration.focal import ERLAN, SILENT, at_work, entered
from tests.registration.people import FOR_KYRGYZSTAN, LINKS
from tests.registration.places import allow


def _closed(session: Session, at: datetime, *, takes_late: bool) -> None:
    session.add(Period(meeting_id=SEMINAR_ID, closes_at=at, takes_late=takes_late))
    session.flush()


def test_all_are_with_the_secretariat(session: Session) -> None:
    focal_point = at_work(session)
    people = entered(session, focal_point, ERLAN, SILENT)
    found = submit_delegation(session, focal_point=focal_point, links=LINKS)
    assert set(found.sent) == {each.id for each in people}
    assert {each.state for each in people} == {"submitted"}
    assert not any(each.is_late for each in people)
    assert len(told(session, ParticipantChanged)) == 2
    lines = session.scalars(select(Trace).where(Trace.what == "delegate_sent")).all()
    assert {each.who_id for each in lines} == {focal_point.id}


def test_who_lacks_something_stays(session: Session) -> None:
    focal_point = at_work(session)
    session.add(Questions(meeting_id=SEMINAR_ID, asks_hotel=True, asks_diet=True))
    session.flush()
    (person,) = entered(session, focal_point)
    found = submit_delegation(session, focal_point=focal_point, links=LINKS)
    assert (found.sent, found.unfinished) == ([], [person.id])
    # Meals are the person's own to say, and keep nobody back.
    assert person.unanswered() == ("hotel",)
    assert person.state == "draft"


def test_letter_about_who_has_no_address_goes_to_the_focal_point(session: Session) -> None:
    focal_point = at_work(session, language="ru")
    (person,) = entered(session, focal_point, SILENT)
    submit_delegation(session, focal_point=focal_point, links=LINKS)
    letter = session.scalars(select(Mail).where(Mail.registration_id == person.id)).one()
    assert (letter.to, letter.language) == (focal_point.email, "ru")
    assert f"/registration/delegation/{focal_point.delegation_id}/people/{person.id}" in letter.body
    # The person's own link opens more than a focal point may see.
    assert "/registration/link/" not in letter.body


def test_who_is_over_the_limit_waits(session: Session) -> None:
    focal_point = at_work(session)
    allow(session, places=1)
    people = entered(session, focal_point, ERLAN, SILENT)
    submit_delegation(session, focal_point=focal_point, links=LINKS)
    assert sorted(each.standing for each in people) == ["submitted", "waiting"]


def test_late_ones_are_listed_as_late(session: Session, later: Callable[[timedelta], None]) -> None:
    focal_point = at_work(session)
    _closed(session, clock.now() + timedelta(days=1), takes_late=True)
    later(timedelta(days=2))
    (person,) = entered(session, focal_point)
    submit_delegation(session, focal_point=focal_point, links=LINKS)
    assert (person.state, person.is_late) == ("submitted", True)


def test_refused_when_closed_and_the_late_are_not_taken(
    session: Session, later: Callable[[timedelta], None]
) -> None:
    focal_point = at_work(session)
    (person,) = entered(session, focal_point)
    _closed(session, clock.now() + timedelta(days=1), takes_late=False)
    later(timedelta(days=2))
    with pytest.raises(RegistrationClosed):
        submit_delegation(session, focal_point=focal_point, links=LINKS)
    assert person.state == "draft"


def test_nobody_is_late_for_another_delegation_than_the_one_that_entered_them(
    session: Session,
) -> None:
    (person,) = entered(session, at_work(session))
    elsewhere = {**FOR_KYRGYZSTAN, "state_code": "UZB"}
    save_representation(session, registration_id=person.id, **elsewhere)
    _closed(session, clock.now() - timedelta(hours=1), takes_late=True)
    session.expire_all()
    with pytest.raises(RegistrationClosed):
        submit_registration(session, registration_id=person.id, links=LINKS)
    assert person.state == "draft"

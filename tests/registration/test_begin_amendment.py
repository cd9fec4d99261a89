"""A person begins to change what they have sent; until they send it, nothing changes."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from services.registration.models.amendment import NotAmendable
from services.registration.models.registration import Photo, Registration
from services.registration.queries.participants import participants
from services.registration.usecases.begin_amendment import begin_amendment
from services.registration.usecases.save_name import save_name
from services.registration.usecases.submit_registration import submit_registration
from services.registration.usecases.withdraw_registration import withdraw_registration
from tests.people import SEMINAR_ID
from tests.registration.people import LINKS, MARYAM, draft, picture
from tests.registration.questions import SEAL, whole_draft


def begun(session: Session, sent: Registration) -> Registration:
    return begin_amendment(session, meeting_id=SEMINAR_ID, registration_id=sent.id)


def test_copy_says_all_that_was_sent(session: Session) -> None:
    sent = whole_draft(session, photo=picture())
    submit_registration(session, registration_id=sent.id, links=LINKS)
    copy = begun(session, sent)
    assert (copy.state, copy.amends_id, copy.unanswered()) == ("draft", sent.id, ())
    assert (copy.name, copy.email, copy.function) == (sent.name, sent.email, sent.function)
    assert copy.visit
    assert copy.visit.arrival_flight == "HY 702"
    assert copy.needs
    assert copy.needs.diet == ["halal"]
    assert copy.passport
    assert SEAL.unlock(copy.passport.sealed)["birth_place"] == "Osh"
    assert session.get(Photo, copy.id)


def test_what_was_sent_stands_meanwhile_and_counts_once(session: Session) -> None:
    sent = draft(session)
    submit_registration(session, registration_id=sent.id, links=LINKS)
    copy = begun(session, sent)
    assert begun(session, sent).id == copy.id
    name: dict[str, Any] = {**MARYAM, "given_names": "Mariam"}
    save_name(session, registration_id=copy.id, **name)
    session.flush()
    assert sent.given_names == "Maryam"
    assert [each.id for each in participants(session, SEMINAR_ID).rows] == [sent.id]


def test_refused_when_there_is_nothing_to_change(
    session: Session, later: Callable[[timedelta], None]
) -> None:
    for sent in (draft(session), draft(session, email="b@d.example")):
        with pytest.raises(NotAmendable):
            begun(session, sent)
        submit_registration(session, registration_id=sent.id, links=LINKS)
    withdraw_registration(session, meeting_id=SEMINAR_ID, registration_id=sent.id, links=LINKS)
    with pytest.raises(NotAmendable):
        begun(session, sent)


def test_refused_after_the_days_of_registration(
    session: Session, later: Callable[[timedelta], None]
) -> None:
    sent = draft(session)
    submit_registration(session, registration_id=sent.id, links=LINKS)
    later(timedelta(days=4000))
    with pytest.raises(NotAmendable):
        begun(session, sent)

"""What was changed replaces what was sent, and is decided on anew."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.amendment import Amendment, NotAmendable
from services.registration.models.registration import Event, Registration, Unfinished
from services.registration.usecases.approve_registration import approve_registration
from services.registration.usecases.begin_amendment import begin_amendment
from services.registration.usecases.save_diet import save_diet
from services.registration.usecases.save_name import save_name
from services.registration.usecases.save_representation import save_representation
from services.registration.usecases.send_amendment import send_amendment
from services.registration.usecases.submit_registration import submit_registration
from services.registration.usecases.withdraw_registration import withdraw_registration
from shared.contracts.registration import ParticipantChanged
from tests.people import REVIEWER, SEMINAR_ID
from tests.registration.facts import told
from tests.registration.people import FOR_A_FUND, LINKS, MARYAM, draft, submitted
from tests.registration.places import allow, members
from tests.registration.questions import whole_draft
from tests.registration.staff import keep_account

CHANGES = {"en": [["Given names", "Maryam", "Mariam"]]}


def renamed(session: Session, sent: Registration) -> UUID:
    copy = begin_amendment(session, meeting_id=SEMINAR_ID, registration_id=sent.id)
    name: dict[str, Any] = {**MARYAM, "given_names": "Mariam"}
    save_name(session, registration_id=copy.id, **name)
    session.flush()
    return copy.id


def send(session: Session, id_: UUID) -> Registration:
    return send_amendment(session, registration_id=id_, changes=CHANGES, links=LINKS)


def test_approved_person_waits_again_with_the_new_answers(session: Session) -> None:
    sent = whole_draft(session)
    submit_registration(session, registration_id=sent.id, links=LINKS)
    keep_account(session, REVIEWER)
    approve_registration(
        session,
        meeting_id=SEMINAR_ID,
        registration_id=sent.id,
        seen=sent.revision,
        account_id=REVIEWER.id,
        links=LINKS,
    )
    copy = renamed(session, sent)
    save_diet(session, registration_id=copy, diet=["vegan"], diet_words="")
    send(session, copy)
    assert (sent.state, sent.given_names, sent.decided_at) == ("submitted", "Mariam", None)
    assert sent.needs
    assert sent.needs.diet == ["vegan"]
    assert sent.visit
    assert sent.visit.arrival_flight == "HY 702"
    assert sent.passport is not None
    assert session.get(Registration, copy) is None
    last = told(session, ParticipantChanged)[-1]
    assert (last.participant_id, last.name, last.may_print) == (sent.id, "Mariam Yusufzai", False)
    assert last.revision == sent.revision
    assert session.scalars(select(Amendment.changes)).one() == CHANGES
    assert "amended" in session.scalars(select(Event.what)).all()
    assert "mariam" in sent.search_key


def test_whoever_changes_sides_joins_the_other_delegation(session: Session) -> None:
    sent = submitted(session)
    left = sent.delegation_id
    copy = renamed(session, sent)
    save_representation(session, registration_id=copy, **FOR_A_FUND)
    send(session, copy)
    assert sent.delegation
    assert sent.delegation.id != left
    assert sent.delegation.names == {"en": "Lake Fund"}


def test_place_on_the_other_side_goes_to_the_first_who_waits_there(session: Session) -> None:
    """And where all places here are taken, whoever comes over waits."""
    allow(session, places=1)
    submitted(session, represents=FOR_A_FUND, email="fund@delegate.example")
    sent, waits = members(session, "delegate", "delegate")
    assert (sent.standing, waits.standing) == ("submitted", "waiting")
    copy = renamed(session, sent)
    save_representation(session, registration_id=copy, **FOR_A_FUND)
    send(session, copy)
    assert (sent.standing, waits.standing) == ("waiting", "submitted")


def test_nothing_happens_without_a_change(session: Session) -> None:
    sent = submitted(session)
    revision = sent.revision
    copy = begin_amendment(session, meeting_id=SEMINAR_ID, registration_id=sent.id).id
    send_amendment(session, registration_id=copy, changes={"en": []}, links=LINKS)
    assert (sent.revision, sent.amended_at) == (revision, None)
    assert session.get(Registration, copy) is None


def test_refused_when_it_was_withdrawn_meanwhile(session: Session) -> None:
    sent = submitted(session)
    copy = renamed(session, sent)
    withdraw_registration(session, meeting_id=SEMINAR_ID, registration_id=sent.id, links=LINKS)
    with pytest.raises(NotAmendable):
        send(session, copy)


def test_refused_when_an_answer_is_missing(session: Session) -> None:
    sent = submitted(session)
    copy = renamed(session, sent)
    session.get_one(Registration, copy).function = {}
    session.flush()
    with pytest.raises(Unfinished):
        send(session, copy)


def test_only_a_draft_of_changes_is_sent_as_one(session: Session) -> None:
    with pytest.raises(AssertionError):
        send(session, draft(session).id)

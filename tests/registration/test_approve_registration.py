"""Staff accept a registration."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.course import AlreadyDecided
from services.registration.models.mail import Mail
from services.registration.models.registration import Registration
from services.registration.queries.delegations import offered_organisations
from services.registration.queries.history import history_of, person_of
from services.registration.usecases.approve_registration import approve_registration
from services.registration.usecases.decline_registration import decline_registration
from services.registration.usecases.withdraw_registration import withdraw_registration
from shared.contracts.registration import ParticipantChanged, ParticipantExpected
from tests.house_under_test import House
from tests.people import NODIRA, REVIEWER, SEMINAR_ID
from tests.registration.facts import told
from tests.registration.people import FOR_A_FUND, LINKS, draft, submitted
from tests.registration.staff import keep_account


def approve(session: Session, made: Registration, seen: int | None = None) -> None:
    approve_registration(
        session,
        meeting_id=SEMINAR_ID,
        registration_id=made.id,
        seen=made.revision if seen is None else seen,
        account_id=keep_account(session, REVIEWER).id,
        links=LINKS,
    )


def test_badge_may_be_printed_and_a_letter_says_so(session: Session) -> None:
    made = submitted(session)
    approve(session, made)
    before, after = told(session, ParticipantChanged)
    assert (before.may_print, after.may_print) == (False, True)
    assert after.revision > before.revision
    subjects = session.scalars(select(Mail.subject).order_by(Mail.written_at)).all()
    assert subjects[-1] == "Your registration is approved"


def test_history_says_who_decided(session: Session) -> None:
    made = submitted(session)
    approve(session, made)
    session.flush()
    person = person_of(session, SEMINAR_ID, made.id)
    assert person is not None
    lines = [(line.what, line.who) for line in history_of(session, person)]
    assert lines == [("started", ""), ("submitted", ""), ("approved", REVIEWER.name)]


def test_refused_on_a_revision_that_is_no_longer(session: Session) -> None:
    made = submitted(session)
    with pytest.raises(AlreadyDecided):
        approve(session, made, seen=made.revision - 1)
    assert made.state == "submitted"


def test_organisation_is_offered_to_others_once_one_of_it_is_approved(session: Session) -> None:
    made = submitted(session, represents=FOR_A_FUND)
    somebody = draft(session)
    assert offered_organisations(session, somebody) == []
    approve(session, made)
    session.flush()
    assert [each.names["en"] for each in offered_organisations(session, somebody)] == ["Lake Fund"]


def test_of_two_decisions_at_once_one_stands(house: House, session: Session) -> None:
    made = submitted(session)
    for member in (NODIRA, REVIEWER):
        keep_account(session, member)
    session.commit()
    both = {
        "meeting_id": SEMINAR_ID,
        "registration_id": made.id,
        "seen": made.revision,
        "links": LINKS,
    }

    def decide(accept: bool) -> str:
        with house.registration.session() as own:
            try:
                if accept:
                    approve_registration(own, **both, account_id=NODIRA.id)  # type: ignore[arg-type]
                else:
                    decline_registration(
                        own,
                        **both,  # type: ignore[arg-type]
                        account_id=REVIEWER.id,
                        reason="places-taken",
                        words="",
                    )
                own.commit()
            except AlreadyDecided:
                return "too late"
        return "taken"

    with ThreadPoolExecutor(2) as two:
        assert sorted(two.map(decide, (True, False))) == ["taken", "too late"]
    assert len(told(session, ParticipantChanged)) == 2


def test_the_programme_may_count_on_them_from_now_on_and_not_before(session: Session) -> None:
    made = submitted(session)
    assert told(session, ParticipantExpected) == []
    approve(session, made)
    (fact,) = told(session, ParticipantExpected)
    assert (fact.is_expected, fact.name, fact.groups) == (True, made.name, ())
    withdraw_registration(session, meeting_id=SEMINAR_ID, registration_id=made.id, links=LINKS)
    gone = told(session, ParticipantExpected)[-1]
    assert (gone.is_expected, gone.name, gone.function) == (False, "", {})

"""Two registrations of one person become one, and nothing is lost."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.duplicates import NotAPair
from services.registration.models.mail import Mail
from services.registration.models.registration import Registration
from services.registration.models.trace import Trace, TraceValue
from services.registration.queries.duplicates import all_pairs
from services.registration.usecases.merge_duplicates import merge_duplicates
from shared.contracts.registration import ParticipantChanged
from tests.people import NODIRA, SEMINAR_ID
from tests.registration.facts import told
from tests.registration.people import LINKS
from tests.registration.places import allow
from tests.registration.reviewing import approve, events_of, named
from tests.registration.staff import keep_account


def merge(session: Session, stays: Registration, goes: Registration) -> Registration:
    return merge_duplicates(
        session,
        meeting_id=SEMINAR_ID,
        stays_id=stays.id,
        goes_id=goes.id,
        seen=(stays.revision, goes.revision),
        account_id=keep_account(session, NODIRA).id,
        links=LINKS,
    )


def test_one_stands_and_the_other_says_in_whose_favour_it_went(session: Session) -> None:
    stays, goes = named(session, "Baxtiyor", "Mustafayev"), named(session, "Бахтиёр", "Мустафаев")
    revision = stays.revision
    merge(session, stays, goes)
    assert (goes.state, goes.reason, goes.merged_into_id) == (
        "declined",
        "registered-twice",
        stays.id,
    )
    assert (stays.state, stays.revision) == ("submitted", revision)
    assert goes.given_names == "Бахтиёр"
    assert events_of(session, stays.id)[-1] == "merged"
    assert events_of(session, goes.id)[-1] == "merged-away"
    lines = session.scalars(select(Trace).where(Trace.what == "duplicates_merged")).all()
    assert {each.about_id for each in lines} == {stays.id, goes.id}
    said = session.scalars(select(TraceValue.value).where(TraceValue.name == "other")).all()
    assert set(said) == {"Baxtiyor Mustafayev", "Бахтиёр Мустафаев"}
    letter = session.scalars(select(Mail).order_by(Mail.written_at.desc())).first()
    assert letter is not None
    assert letter.registration_id == goes.id
    assert "registered already" in letter.body
    assert all_pairs(session, SEMINAR_ID) == []


def test_badge_of_the_one_that_goes_is_no_longer_valid_and_its_place_is_free(
    session: Session,
) -> None:
    allow(session, places=2)
    stays, goes = named(session, "Baxtiyor", "Mustafayev"), named(session, "Бахтиёр", "Мустафаев")
    third = named(session, "Nodira", "Karimova")
    approve(session, goes)
    assert [third.waits_for_place] == [1]
    merge(session, stays, goes)
    facts = {each.participant_id: each for each in told(session, ParticipantChanged)}
    assert (facts[goes.id].state, facts[goes.id].may_print) == ("declined", False)
    assert [third.waits_for_place] == [None]
    # Nobody is approved by being merged.
    assert stays.state == "submitted"


def test_refused_when_either_was_changed_meanwhile(session: Session) -> None:
    stays, goes = named(session, "Ahmad", "Karimov"), named(session, "Ахмад", "Каримов")
    seen = (stays.revision, goes.revision)
    approve(session, goes)
    with pytest.raises(NotAPair):
        merge_duplicates(
            session,
            meeting_id=SEMINAR_ID,
            stays_id=stays.id,
            goes_id=goes.id,
            seen=seen,
            account_id=keep_account(session, NODIRA).id,
            links=LINKS,
        )
    assert goes.state == "approved"

"""Somebody answers by name for all of a delegation who come without its note verbale."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.course import AlreadyDecided
from services.registration.models.review_rules import NoteMissing, NoteWaiver, NotTheirStep
from services.registration.models.trace import Trace
from services.registration.queries.review_rules import lacking_in
from services.registration.usecases.set_review_duty import set_review_duty
from services.registration.usecases.waive_for_delegation import waive_for_delegation
from tests.house_under_test import House, Member
from tests.people import NODIRA, OBSERVER, OTHER_MEETING_ID, REVIEWER, SEMINAR_ID
from tests.registration.people import FOR_A_FUND, hear_of_the_seminar, submitted
from tests.registration.places import kyrgyzstan, members
from tests.registration.reviewing import approve, events_of, note_arrives, rules
from tests.registration.staff import keep_account

WHY = "The embassy confirmed it by telephone"


def waive(session: Session, by: Member = REVIEWER) -> list[NoteWaiver]:
    return waive_for_delegation(
        session,
        meeting_id=SEMINAR_ID,
        delegation_id=kyrgyzstan(session).id,
        account_id=keep_account(session, by).id,
        reason=WHY,
    )


def test_each_who_waits_is_noted_and_whoever_comes_later_is_not(session: Session) -> None:
    rules(session, notes=("state", "civil"))
    first, second = members(session, "head", "delegate")
    fund = submitted(session, represents=FOR_A_FUND, email="f@d.example")
    fund.joined.kind = "civil"
    session.flush()
    made = waive(session)
    assert {each.registration_id for each in made} == {first.id, second.id}
    assert {(each.reason, each.account_id) for each in made} == {(WHY, REVIEWER.id)}
    for each in (first, second):
        assert events_of(session, each.id)[-1] == "waived"
        approve(session, each)
    lines = session.scalars(select(Trace).where(Trace.what == "note_waived")).all()
    assert {each.about_id for each in lines} == {first.id, second.id}
    later = submitted(session, email="later@d.example")
    assert later.joined.id == first.joined.id
    for each in (later, fund):
        with pytest.raises(NoteMissing):
            approve(session, each)


def test_refused_where_nothing_is_to_be_waived(session: Session) -> None:
    members(session, "head")
    with pytest.raises(AlreadyDecided):
        waive(session)
    rules(session, notes=("state",))
    waive(session)
    with pytest.raises(AlreadyDecided):
        waive(session)


def test_refused_when_the_note_has_come(session: Session) -> None:
    rules(session, notes=("state",))
    (person,) = members(session, "head")
    assert lacking_in(session, person.joined) == {person.id}
    note_arrives(session, person)
    assert lacking_in(session, person.joined) == set()
    with pytest.raises(AlreadyDecided):
        waive(session)


def test_refused_to_whoever_does_not_approve_them(session: Session) -> None:
    rules(session, notes=("state",))
    members(session, "head")
    with pytest.raises(NotTheirStep):
        waive(session, OBSERVER)
    assert session.scalars(select(NoteWaiver)).all() == []


def test_another_meeting_waives_nothing_here(session: Session) -> None:
    rules(session, notes=("state",))
    members(session, "head")
    about = {"delegation_id": kyrgyzstan(session).id, "account_id": NODIRA.id, "reason": WHY}
    with pytest.raises(AlreadyDecided):
        waive_for_delegation(session, meeting_id=OTHER_MEETING_ID, **about)  # type: ignore[arg-type]


def test_it_is_done_from_the_page_of_the_delegation(house: House, session: Session) -> None:
    hear_of_the_seminar(house)
    rules(session, notes=("state",))
    members(session, "head", "delegate")
    delegation = kyrgyzstan(session).id
    session.commit()
    page = f"/registration/meetings/seminar/delegations/{delegation}/focal-points"
    to = page.replace("focal-points", "note-verbale/waive")
    reviewer = house.registration.client(REVIEWER)
    assert "2 people of this delegation wait" in reviewer.page(page).text
    assert "Say why" in reviewer.fill_in(page, {"waiver_reason": ""}, to=to).text
    for _ in range(2):
        assert reviewer.fill_in(page, {"waiver_reason": WHY}, to=to).status_code == 303
    assert "people of this delegation wait" not in reviewer.page(page).text
    assert len(session.scalars(select(NoteWaiver)).all()) == 2


def test_a_reviewer_of_other_kinds_is_not_offered_it(house: House, session: Session) -> None:
    hear_of_the_seminar(house)
    rules(session, notes=("state",))
    members(session, "head")
    delegation = kyrgyzstan(session).id
    set_review_duty(
        session,
        meeting_id=SEMINAR_ID,
        account_id=keep_account(session, REVIEWER).id,
        steps=("approve",),
        kinds=("media",),
        by=keep_account(session, NODIRA).id,
    )
    session.commit()
    page = f"/registration/meetings/seminar/delegations/{delegation}/focal-points"
    to = page.replace("focal-points", "note-verbale/waive")
    reviewer = house.registration.client(REVIEWER)
    assert "of this delegation wait" not in reviewer.page(page).text
    assert reviewer.fill_in(page, {"waiver_reason": WHY}, to=to).status_code == 403

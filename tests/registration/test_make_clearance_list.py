"""A list for the host's security is made in one act."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.clearance_list import ClearanceList
from services.registration.models.passport import PassportSeal
from services.registration.models.registration import Registration
from services.registration.models.review_rules import NotTheirStep
from services.registration.models.trace import TraceValue
from services.registration.usecases.make_clearance_list import Asked, make_clearance_list
from services.registration.usecases.set_review_duty import set_review_duty
from services.registration.usecases.submit_registration import submit_registration
from shared.contracts.registration import ClearanceListOver
from tests.house_under_test import Member
from tests.people import NODIRA, REVIEWER, SEMINAR_ID
from tests.registration.facts import told
from tests.registration.people import FOR_A_FUND, LINKS, submitted
from tests.registration.questions import PASSPORT, SEAL, whole_draft
from tests.registration.reviewing import approve, deeds, events_of, rules
from tests.registration.staff import keep_account


def written(people: object, has_passports: bool) -> bytes:
    """By name, and by the number of the passport where there is one."""
    out = StringIO()
    table = csv.writer(out)
    assert isinstance(people, list)
    rows: list[Asked] = people
    for person, passport in rows:
        table.writerow([person.name, passport["number"] if passport else ""])
    return out.getvalue().encode()


def make(
    session: Session, whom: str = "due", by: Member = NODIRA, seal: PassportSeal = SEAL
) -> ClearanceList:
    return make_clearance_list(
        session,
        meeting_id=SEMINAR_ID,
        account_id=keep_account(session, by).id,
        whom=whom,
        write=written,
        seal=seal,
    )


def with_passport(session: Session) -> Registration:
    made = whole_draft(session)
    return submit_registration(session, registration_id=made.id, links=LINKS)


def read(made: ClearanceList) -> str:
    assert made.body is not None
    return (SEAL.unlock_paper(made.body) if made.is_locked else made.body).decode()


def test_those_who_wait_for_clearance_stand_in_it_with_their_passports(session: Session) -> None:
    other = submitted(session, email="other@delegate.example")
    made = with_passport(session)
    rules(session, "clear")
    kept = make(session)
    assert (kept.number, kept.has_passports, kept.is_locked) == (2, True, True)
    assert kept.expires_at - kept.made_at == timedelta(hours=24)
    assert PASSPORT["number"] in read(kept)
    assert PASSPORT["number"].encode() not in (kept.body or b"")
    assert events_of(session, made.id)[-1] == "passport_seen"
    assert "passport_seen" not in events_of(session, other.id)
    assert "export_made" in deeds(session)
    assert deeds(session).count("passport_seen") == 1
    values = session.execute(select(TraceValue.name, TraceValue.value)).all()
    assert ("export", "clearance") in values
    assert ("number", "2") in values
    assert [each.list_id for each in told(session, ClearanceListOver)] == [kept.id]


def test_no_passport_is_opened_where_the_meeting_asks_for_none(session: Session) -> None:
    made = with_passport(session)
    rules(session, "clear")
    assert made.questions is not None
    made.questions.asks_visa = False
    session.flush()
    session.expire_all()
    kept = make(session)
    assert (kept.number, kept.has_passports) == (1, False)
    assert PASSPORT["number"] not in read(kept)
    assert "passport_seen" not in events_of(session, made.id)


def test_whoever_is_past_clearance_is_asked_about_only_with_everybody(session: Session) -> None:
    made = submitted(session)
    approve(session, made)
    rules(session, "clear")
    assert make(session).number == 0
    assert make(session, "expected").number == 1


def test_reviewer_lists_only_the_kinds_that_are_theirs(session: Session) -> None:
    rules(session, "clear")
    submitted(session)
    submitted(session, represents=FOR_A_FUND, email="fund@delegate.example")
    account_id, by = keep_account(session, REVIEWER).id, keep_account(session, NODIRA).id
    about = {"meeting_id": SEMINAR_ID, "account_id": account_id, "by": by}
    set_review_duty(session, **about, steps=["clear"], kinds=["state"])
    kept = make(session, by=REVIEWER)
    assert kept.number == 1
    assert "Maryam" in read(kept)
    set_review_duty(session, **about, steps=["endorse"], kinds=["state"])
    with pytest.raises(NotTheirStep):
        make(session, by=REVIEWER)


def test_without_a_key_it_holds_no_passports_and_lies_open(session: Session) -> None:
    rules(session, "clear")
    submitted(session)
    kept = make(session, seal=PassportSeal(""))
    assert (kept.is_locked, kept.has_passports, kept.number) == (False, False, 1)
    assert "Maryam" in read(kept)

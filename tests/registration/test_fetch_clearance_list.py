"""Whoever made a clearance list fetches it, for a day."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session

from services.registration.models.clearance_list import ClearanceList, ListOver
from services.registration.models.passport import PassportLocked, PassportSeal
from services.registration.models.review_rules import NotTheirStep
from services.registration.usecases.fetch_clearance_list import fetch_clearance_list
from services.registration.usecases.remove_role import remove_role
from tests.house_under_test import Member
from tests.people import ADMINISTRATOR, NODIRA, OTHER_MEETING_ID, SEMINAR_ID
from tests.registration.people import submitted
from tests.registration.questions import SEAL
from tests.registration.reviewing import deeds, rules
from tests.registration.staff import keep_account
from tests.registration.test_make_clearance_list import make


def made(session: Session) -> ClearanceList:
    rules(session, "clear")
    submitted(session)
    return make(session)


def fetch(session: Session, kept: ClearanceList, by: Member = NODIRA) -> bytes:
    account_id = keep_account(session, by).id
    about = {"meeting_id": SEMINAR_ID, "list_id": kept.id, "account_id": account_id}
    return fetch_clearance_list(session, **about, seal=SEAL)


def test_its_maker_has_the_file_and_the_trace_has_a_line(session: Session) -> None:
    assert b"Maryam Yusufzai" in fetch(session, made(session))
    assert deeds(session)[-1] == "clearance_list_fetched"


def test_not_there_for_anybody_else_not_even_an_administrator(session: Session) -> None:
    kept = made(session)
    with pytest.raises(NoResultFound):
        fetch(session, kept, ADMINISTRATOR)
    account_id = keep_account(session, NODIRA).id
    about = {"meeting_id": OTHER_MEETING_ID, "list_id": kept.id, "account_id": account_id}
    with pytest.raises(NoResultFound):
        fetch_clearance_list(session, **about, seal=SEAL)


def test_gone_after_a_day(session: Session, later: Callable[[timedelta], None]) -> None:
    kept = made(session)
    later(timedelta(hours=23, minutes=59))
    assert fetch(session, kept)
    later(timedelta(hours=24, minutes=1))
    with pytest.raises(ListOver):
        fetch(session, kept)


def test_refused_to_a_maker_who_no_longer_clears(session: Session) -> None:
    kept = made(session)
    account_id = keep_account(session, NODIRA).id
    remove_role(session, account_id=account_id, meeting_id=SEMINAR_ID, role="organiser")
    with pytest.raises(NotTheirStep):
        fetch(session, kept)


def test_locked_to_a_house_without_its_key(session: Session) -> None:
    kept = made(session)
    account_id = keep_account(session, NODIRA).id
    about = {"meeting_id": SEMINAR_ID, "list_id": kept.id, "account_id": account_id}
    with pytest.raises(PassportLocked):
        fetch_clearance_list(session, **about, seal=PassportSeal(""))

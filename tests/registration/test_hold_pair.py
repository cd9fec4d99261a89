"""Two that may be one are taken up together."""

import pytest
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session

from services.registration.models.duplicates import NotAPair
from services.registration.models.review_rules import NotTheirStep
from services.registration.usecases.hold_pair import hold_pair
from services.registration.usecases.withdraw_registration import withdraw_registration
from tests.people import NODIRA, OBSERVER, OTHER_MEETING_ID, SEMINAR_ID
from tests.registration.people import LINKS, draft
from tests.registration.reviewing import named
from tests.registration.staff import keep_account


def test_both_are_held_in_the_order_asked_for(session: Session) -> None:
    one, other = named(session, "Ahmad", "Karimov"), named(session, "Hamid", "Karimov")
    by = {"meeting_id": SEMINAR_ID, "account_id": keep_account(session, NODIRA).id}
    assert hold_pair(session, **by, one_id=one.id, other_id=other.id) == (one, other)
    assert hold_pair(session, **by, one_id=other.id, other_id=one.id) == (other, one)
    with pytest.raises(NotAPair):
        hold_pair(session, **by, one_id=one.id, other_id=one.id)


def test_refused_where_one_of_them_is_not_expected_here(session: Session) -> None:
    one, other = named(session, "Ahmad", "Karimov"), named(session, "Hamid", "Karimov")
    account_id = keep_account(session, NODIRA).id
    by = {"meeting_id": SEMINAR_ID, "account_id": account_id}
    with pytest.raises(NoResultFound):
        hold_pair(
            session,
            meeting_id=OTHER_MEETING_ID,
            account_id=account_id,
            one_id=one.id,
            other_id=other.id,
        )
    with pytest.raises(NotAPair):
        hold_pair(session, **by, one_id=one.id, other_id=draft(session).id)
    withdraw_registration(session, meeting_id=SEMINAR_ID, registration_id=other.id, links=LINKS)
    with pytest.raises(NotAPair):
        hold_pair(session, **by, one_id=one.id, other_id=other.id)


def test_refused_to_whoever_decides_nothing(session: Session) -> None:
    one, other = named(session, "Ahmad", "Karimov"), named(session, "Hamid", "Karimov")
    by = {"meeting_id": SEMINAR_ID, "account_id": keep_account(session, OBSERVER).id}
    with pytest.raises(NotTheirStep):
        hold_pair(session, **by, one_id=one.id, other_id=other.id)

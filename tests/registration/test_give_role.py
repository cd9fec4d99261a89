"""A member of staff is given something to do at a meeting."""

from sqlalchemy.orm import Session

from services.registration.usecases.give_role import give_role
from shared.contracts.registration import AccountChanged
from tests.people import NODIRA, OTHER_MEETING_ID, SEMINAR_ID
from tests.registration.facts import told
from tests.registration.staff import keep_account


def test_given_twice_it_is_held_once(session: Session) -> None:
    keep_account(session, NODIRA)
    for _ in range(2):
        give_role(session, account_id=NODIRA.id, meeting_id=OTHER_MEETING_ID, role="observer")
    assert told(session, AccountChanged)[-1].roles == {
        str(SEMINAR_ID): ("organiser",),
        str(OTHER_MEETING_ID): ("observer",),
    }
